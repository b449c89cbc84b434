import type { ParsedText } from './parsed-text';

export interface ParserInput {
  /** The whole file. A parser may take possession of it. */
  bytes: Uint8Array<ArrayBuffer>;
  /** The encoding that a person chose; detected when absent. Formats that carry their own ignore it. */
  encoding?: string | undefined;
}

/** One file format. A new one is one file with this shape and a line in the registry. */
export interface Parser {
  id: string;
  /** As people call it: "PDF". */
  label: string;
  /** The first is the one a document of this format is given. */
  mimeTypes: readonly [string, ...string[]];
  /** Lower case, with the dot. */
  extensions: readonly [string, ...string[]];
  /** Whether the file has pages of its own; other formats are one page from beginning to end. */
  paged: boolean;
  /** Whether the file is text whose encoding has to be found out and can be overridden. */
  encoded: boolean;
  /**
   * Writes the file's text to `output`.
   *
   * @throws ParseError
   */
  parse(input: ParserInput, output: ParsedText): Promise<void>;
}
