export { retrieve, type RetrieveOptions } from './retrieve';
