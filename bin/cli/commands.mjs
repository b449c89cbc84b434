import { createTwoFilesPatch } from 'diff';
import { EXTENSION, hashOf, isIn, readFiles, readLock, writeFile, writeLock } from './folder.mjs';

/** How many prompts are asked for at once. */
const AT_ONCE = 8;
/** How many files go in one request. */
const FILES_AT_ONCE = 50;

/** What the server has, by prompt name. */
async function readServer({ api, label, prefix }) {
  const prompts = (await api.prompts()).filter(
    ({ name, latestVersion }) => latestVersion !== null && isIn(name, prefix),
  );
  const found = new Map();
  for (let at = 0; at < prompts.length; at += AT_ONCE) {
    const names = prompts.slice(at, at + AT_ONCE).map((prompt) => prompt.name);
    const files = await Promise.all(names.map((name) => api.file(name, label)));
    names.forEach((name, index) => {
      if (files[index]) found.set(name, files[index]);
    });
  }
  return found;
}

const isChanged = (text, known) => text !== undefined && known?.sha256 !== hashOf(text);

/** Writes what the server has into the folder. A file that was changed here is left alone, unless `force` is set. */
export async function pull({ api, folder, label, prefix, force, say }) {
  const server = await readServer({ api, label, prefix });
  const files = readFiles(folder, prefix);
  const lock = readLock(folder);
  let kept = 0;
  for (const [name, { text, version }] of server) {
    const here = files.get(name);
    if (here === text) {
      lock[name] = { version, sha256: hashOf(text) };
      continue;
    }
    if (isChanged(here, lock[name]) && !force) {
      say(`kept     ${name}: it was changed here; push it, or pull with --force`);
      kept += 1;
      continue;
    }
    writeFile(folder, name, text);
    say(`${here === undefined ? 'added   ' : 'updated '} ${name}: version ${version}`);
    lock[name] = { version, sha256: hashOf(text) };
  }
  for (const name of files.keys()) if (!server.has(name)) say(`only here ${name}`);
  writeLock(folder, lock);
  say(`${server.size} ${server.size === 1 ? 'prompt' : 'prompts'} on the server, ${kept} kept as here.`);
  return kept === 0 ? 0 : 1;
}

/** Saves the files that were changed as the next versions. What somebody else saved meanwhile is never overwritten. */
export async function push({ api, folder, prefix, message, say }) {
  const lock = readLock(folder);
  const changed = [...readFiles(folder, prefix)].filter(([name, text]) => isChanged(text, lock[name]));
  let failed = 0;
  for (let at = 0; at < changed.length; at += FILES_AT_ONCE) {
    const part = changed.slice(at, at + FILES_AT_ONCE);
    const files = part.map(([name, text]) => ({
      path: `${name}${EXTENSION}`,
      text,
      baseVersion: lock[name]?.version ?? 0,
    }));
    const { items } = await api.import(files, message, true);
    for (const { path, name, status, version, problem, lost } of items) {
      const file = files.find((candidate) => candidate.path === path);
      const isSaved = status === 'new' || status === 'changed' || status === 'same';
      say(`${status.padEnd(8)} ${name ?? path}: ${isSaved ? `version ${version}` : problem}`);
      for (const field of lost) say(`         not carried: ${field}`);
      if (isSaved && file) lock[path.slice(0, -EXTENSION.length)] = { version, sha256: hashOf(file.text) };
      else failed += 1;
    }
    writeLock(folder, lock);
  }
  say(changed.length === 0 ? 'Nothing was changed here.' : `${changed.length - failed} of ${changed.length} saved.`);
  return failed === 0 ? 0 : 1;
}

/** Shows how the files differ from what the server has: 0 where nothing does, 1 otherwise, as `diff` does. */
export async function diff({ api, folder, label, prefix, say }) {
  const server = await readServer({ api, label, prefix });
  const files = readFiles(folder, prefix);
  let differences = 0;
  for (const name of [...new Set([...server.keys(), ...files.keys()])].sort()) {
    const theirs = server.get(name);
    const here = files.get(name);
    if (theirs?.text === here) continue;
    differences += 1;
    const from = theirs ? `server/${name} (version ${theirs.version})` : '/dev/null';
    const to = here === undefined ? '/dev/null' : `${folder}/${name}${EXTENSION}`;
    say(createTwoFilesPatch(from, to, theirs?.text ?? '', here ?? '', '', '', { context: 3 }));
  }
  if (differences === 0) say('Both have the same.');
  return differences === 0 ? 0 : 1;
}
