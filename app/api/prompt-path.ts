import { z } from 'zod';

/** Prompt names hold `/`, which is `%2F` in a path, and never `%`; so a name that still carries the code is decoded here. */
const promptName = z
  .string()
  .max(700)
  .transform((name) => (name.includes('%') ? decode(name) : name))
  .meta({ description: 'The prompt’s name, URL-encoded: `support/answer` is `support%2Fanswer`.' });

export const promptPath = z.object({ name: promptName });

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
