import { settings } from '@/lib/settings';

/** Within the embedded database's folder: what is being loaded into it, and nothing else. */
export const LOAD_FOLDER = 'bakeoff-load';

/** True where this process talks to the embedded database, which runs one statement at a time. */
export function isEmbedded(): boolean {
  return settings().embeddedDatabase !== undefined;
}

/** The folder on disk that the embedded database sees as `/pglite/data`; undefined on a real server. */
export function embeddedDirectory(): string | undefined {
  return settings().embeddedDatabase;
}
