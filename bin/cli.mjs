#!/usr/bin/env node
// Prompts in a folder of files, for git: `bakeoff pull`, `bakeoff push`, `bakeoff diff`. Plain JavaScript without anything to
// build, so that `npx` can run it anywhere. docs/guide/prompts-in-git.md describes the files.
import { parseArgs } from 'node:util';
import { connect } from './cli/api.mjs';
import { diff, pull, push } from './cli/commands.mjs';

const USAGE = `Prompts as files, both ways.

  bakeoff pull [folder]   writes every prompt's version into <folder>/<name>.prompt.yaml
  bakeoff push [folder]   saves the files that were changed as the next versions
  bakeoff diff [folder]   shows how the files differ from what the server has

The folder is “prompts” unless told.

  --label <label>         which version is pulled and compared: latest unless told
  -m, --message <text>    why, for the versions that push saves
  --prefix <folder>       only prompts in this folder
  --force                 lets pull overwrite files that were changed
  --url <address>         the server; BAKEOFF_URL, or http://localhost:3000 unless told

The API key is read from BAKEOFF_API_KEY: it needs the scope “read”, and “write” to push.`;

const COMMANDS = { pull, push, diff };

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        label: { type: 'string', default: 'latest' },
        message: { type: 'string', short: 'm' },
        prefix: { type: 'string' },
        force: { type: 'boolean', default: false },
        url: { type: 'string', default: process.env.BAKEOFF_URL ?? 'http://localhost:3000' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const { values, positionals } = readArguments();
const [name, folder = 'prompts', ...more] = positionals;
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
if (values.help || !command || more.length > 0) {
  console[values.help ? 'log' : 'error'](USAGE);
  process.exit(values.help ? 0 : 2);
}
const key = process.env.BAKEOFF_API_KEY;
if (!key) {
  console.error('BAKEOFF_API_KEY is not set: make a key under Settings, API keys.');
  process.exit(2);
}
try {
  process.exitCode = await command({ ...values, folder, api: connect(values.url, key), say: console.log });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
