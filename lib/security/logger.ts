import pino, { type Logger } from 'pino';
import { settings } from '@/lib/settings';

/** Names of fields that may hold a person's text or a secret, at whatever depth logs usually have. */
const SECRET = [
  'apiKey',
  'authorization',
  'cookie',
  'password',
  'token',
  'key',
  'prompt',
  'messages',
  'text',
  'question',
  'content',
];

const holder = globalThis as typeof globalThis & { bakeoffLogger?: Logger };

/**
 * The log of this process: JSON lines on standard error, in which line breaks are escaped. It carries no prompts, answers
 * or keys.
 */
export function logger(): Logger {
  return (holder.bakeoffLogger ??= pino(
    {
      level: settings().logLevel,
      base: { pid: process.pid },
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[kept out of the log]' },
      serializers: { err: withoutValues },
    },
    pino.destination({ dest: 2, sync: false }),
  ));
}

/** An error's name, code and stack: its other fields can hold statements with their values. */
function withoutValues(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: withoutValues(error.cause) };
  return { name: error.name, message: error.message, stack: error.stack, ...code, ...cause };
}
