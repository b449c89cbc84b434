/** A file that somebody gave, as text. Nothing in it is ever run, fetched or looked up on this machine. */
export interface PromptFile {
  path: string;
  text: string;
}

export interface CarriedMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What a format can say about a version. Not yet checked against the schema of contents. */
export interface CarriedContent {
  messages: CarriedMessage[];
  examples?: unknown;
  examplesAs?: unknown;
  parameters?: Record<string, unknown>;
  outputSchema?: Record<string, unknown>;
  tools?: unknown;
  retrieval?: unknown;
}

/** A prompt as it came out of a file or goes into one. */
export interface CarriedPrompt {
  name: string;
  description?: string;
  tags?: string[];
  /** Why the version was made. */
  message?: string;
  content: CarriedContent;
  /** What could not be carried, in words. */
  lost: string[];
}

export interface Written {
  text: string;
  lost: string[];
}

/** One way of writing prompts down. */
export interface PromptFormat {
  id: 'bakeoff' | 'promptfoo' | 'dotprompt' | 'langfuse' | 'openai' | 'text';
  label: string;
  /** With its dot. */
  extension: string;
  recognises(file: PromptFile): boolean;
  /**
   * @param others further files of the same hand-over, for what a file refers to
   * @throws UnreadableFileError
   */
  read(file: PromptFile, others: readonly PromptFile[]): CarriedPrompt[];
  write(prompt: CarriedPrompt & { version: number; labels: readonly string[] }): Written;
}

/** A file that is not what its format says; the message is meant for people. */
export class UnreadableFileError extends Error {}

type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A name that prompts may have, made from any text: `Support Answer.txt` becomes `support-answer`. */
export function asName(text: string): string {
  const segments = text
    .toLowerCase()
    .normalize('NFKD')
    .split(/[/\\]+/)
    .map((segment) => segment.replaceAll(/[^a-z0-9._-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, ''))
    .filter((segment) => segment !== '');
  return segments.join('/').slice(0, 200).replace(/\/+$/, '') || 'imported';
}

/** A path without its extension, as a name. */
export function nameOfFile(path: string, extension: string): string {
  const isKnown = extension !== '' && path.toLowerCase().endsWith(extension);
  return asName(isKnown ? path.slice(0, -extension.length) : path.replace(/\.[^./]*$/, ''));
}

/** The fields of `given` that nobody asked for, as words for what is lost. */
export function unknownFields(given: Json, known: readonly string[], where = ''): string[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key) && given[key] !== undefined && given[key] !== null)
    .map((key) => `${where}${key}`);
}
