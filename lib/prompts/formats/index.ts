/** The ways in which prompts are written down, for carrying them in and out. Pure: they see texts and nothing else. */
import { bakeoff } from './bakeoff';
import type { PromptFile, PromptFormat } from './carried-prompt';
import { dotprompt } from './dotprompt';
import { langfuse } from './langfuse';
import { openai } from './openai';
import { promptfoo } from './promptfoo';
import { text } from './text';

export { UnreadableFileError, type CarriedPrompt, type PromptFile, type PromptFormat } from './carried-prompt';

/** In the order in which a file is tried: the ones that know theirs by its name first. */
export const FORMATS: readonly PromptFormat[] = [bakeoff, dotprompt, promptfoo, langfuse, openai, text];

/** The format that a file says by its name and its text that it has. */
export function formatOf(file: PromptFile): PromptFormat | undefined {
  return FORMATS.find((format) => format.recognises(file));
}
