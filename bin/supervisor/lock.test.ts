import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDirectory } from './lock';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bakeoff-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('the lock of the data directory', () => {
  it('refuses a second start, naming the process and the address that own it', () => {
    const release = lockDataDirectory(directory, 'http://localhost:3000');
    expect(() => lockDataDirectory(directory, 'http://localhost:4000')).toThrow(
      new RegExp(`process ${process.pid}, http://localhost:3000`),
    );
    release();
    lockDataDirectory(directory, 'http://localhost:4000')();
    expect(existsSync(join(directory, 'lock'))).toBe(false);
  });

  it('is taken over from a process that is dead', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    writeFileSync(join(directory, 'lock'), JSON.stringify({ pid: child.pid, started: '1', url: 'http://localhost:1' }));
    const release = lockDataDirectory(directory, 'http://localhost:2');
    expect(JSON.parse(readFileSync(join(directory, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    release();
  });

  it('is taken over when its number belongs to another process by now', () => {
    writeFileSync(
      join(directory, 'lock'),
      JSON.stringify({ pid: process.pid, started: 'earlier', url: 'http://localhost:1' }),
    );
    lockDataDirectory(directory, 'http://localhost:2')();
  });

  it('belongs to a process in another container as long as that one touches it', () => {
    const lock = join(directory, 'lock');
    const elsewhere = { pid: process.pid, started: 'elsewhere', url: 'http://localhost:1', host: 'another-container' };
    writeFileSync(lock, JSON.stringify(elsewhere));
    expect(() => lockDataDirectory(directory, 'http://localhost:2')).toThrow(
      /on another-container, http:\/\/localhost:1/,
    );
    const silent = new Date(Date.now() - 60_000);
    utimesSync(lock, silent, silent);
    lockDataDirectory(directory, 'http://localhost:2')();
  });
});
