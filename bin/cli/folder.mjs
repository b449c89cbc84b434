import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

export const EXTENSION = '.prompt.yaml';
/** Which version each file was made from; belongs into git with the files. */
const LOCK = 'bakeoff.lock.json';
/** What the server lets a prompt be called; nothing else may become a path. */
const NAME = /^(?!.*(?:^|\/)\.+(?:\/|$))[a-z0-9._-]+(?:\/[a-z0-9._-]+)*$/;

export const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** The files of a folder by prompt name. */
export function readFiles(folder, prefix) {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true }).map((path) => path.split(sep).join('/'));
  const names = paths.filter((path) => path.endsWith(EXTENSION)).map((path) => path.slice(0, -EXTENSION.length));
  const own = names.filter((name) => isIn(name, prefix)).sort();
  return new Map(own.map((name) => [name, readFileSync(join(folder, `${name}${EXTENSION}`), 'utf8')]));
}

export const isIn = (name, prefix) => !prefix || name.startsWith(`${prefix.replace(/\/+$/, '')}/`);

export function writeFile(folder, name, text) {
  if (!NAME.test(name)) throw new Error(`The server gave a name that can’t be a file: ${JSON.stringify(name)}`);
  const path = join(folder, `${name}${EXTENSION}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** @returns {Record<string, { version: number, sha256: string }>} by prompt name */
export function readLock(folder) {
  const path = join(folder, LOCK);
  if (!existsSync(path)) return {};
  const { prompts } = JSON.parse(readFileSync(path, 'utf8'));
  return Object.assign(Object.create(null), prompts);
}

export function writeLock(folder, prompts) {
  mkdirSync(folder, { recursive: true });
  const sorted = Object.fromEntries(Object.entries(prompts).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(folder, LOCK), `${JSON.stringify({ format: 1, prompts: sorted }, null, 2)}\n`);
}
