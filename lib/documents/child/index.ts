/** The door for the parsing process alone: it must never load the database or anything else that the documents stage knows. */
export { serveParser } from './serve-parser';
