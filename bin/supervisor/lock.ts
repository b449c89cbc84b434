import { execFileSync } from 'node:child_process';
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StartError } from './start-error';

interface Owner {
  pid: number;
  /** When the process began, as the system tells it; a later process with the same number has another. */
  started: string;
  url: string;
  /** The machine, or the container, that the number belongs to: another one can't look for the process. */
  host?: string;
}

/** How often a living owner touches its lock, and after how long without a touch one on another host counts as dead. */
const TOUCH_MS = 2_000;
const SILENT_MS = 15_000;

/**
 * Takes the data directory for this process. The embedded database takes no lock itself, and two processes on one folder
 * lose acknowledged rows.
 *
 * @returns gives it back
 * @throws StartError naming the process and the address that own it
 */
export function lockDataDirectory(directory: string, url: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = join(directory, 'lock');
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) ?? '', url, host: hostname() };
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (link(draft, lock)) return keep(lock, mine);
      takeFromTheDead(lock);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new StartError(`The lock ${lock} could not be taken. If nothing of Bakeoff runs, delete it.`);
}

/** Touches the lock as long as this process lives, for those who can see the folder and not the process. */
function keep(lock: string, mine: Owner): () => void {
  const touch = () => {
    try {
      // The same first character again: the file is whole at every moment, and its time is that of whoever keeps the folder.
      const file = openSync(lock, 'r+');
      writeSync(file, '{', 0);
      closeSync(file);
    } catch {
      // The folder is away or full for the moment; the next touch may succeed.
    }
  };
  const timer = setInterval(touch, TOUCH_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    giveBack(lock, mine);
  };
}

function link(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead process's lock away. Renaming is atomic, and what was renamed is looked at again: it may be somebody's new one. */
function takeFromTheDead(lock: string): void {
  refuseTheLiving(read(lock), lock);
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved && isAlive(moved, aside)) {
    link(aside, lock);
    rmSync(aside, { force: true });
    refuseTheLiving(moved, lock);
  }
  rmSync(aside, { force: true });
}

function refuseTheLiving(owner: Owner | undefined, file: string): void {
  if (!owner || !isAlive(owner, file)) return;
  throw new StartError(
    `Bakeoff already runs on this data directory: process ${owner.pid}${isHere(owner) ? '' : ` on ${owner.host ?? ''}`}, ${owner.url}\n` +
      'Open that address, stop that process, or set BAKEOFF_DATA_DIR to another folder.',
  );
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isHere(owner: Owner): boolean {
  return owner.host === undefined || owner.host === hostname();
}

function isAlive(owner: Owner, file: string): boolean {
  if (!isHere(owner)) return wasTouched(file);
  const started = startOf(owner.pid);
  return started !== undefined && (owner.started === '' || started === owner.started);
}

/** By the clock of whoever keeps the folder, so that the clocks of two machines need not agree. */
function wasTouched(file: string): boolean {
  const probe = `${file}.now.${process.pid}`;
  try {
    writeFileSync(probe, '', { mode: 0o600 });
    return statSync(probe).mtimeMs - statSync(file).mtimeMs < SILENT_MS;
  } catch {
    return false;
  } finally {
    rmSync(probe, { force: true });
  }
}

/** When a process began; undefined where there is none with this number. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // The 22nd field; the second, in parentheses, may hold spaces.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    }
    if (process.platform === 'win32') {
      process.kill(pid, 0);
      return '';
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function giveBack(lock: string, mine: Owner): void {
  const owner = read(lock);
  if (owner?.pid === mine.pid && owner.started === mine.started) rmSync(lock, { force: true });
}
