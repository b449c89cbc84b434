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
  /** What a page is called: "page" unless told. */
  pageName?: 'page' | 'slide' | 'sheet' | 'part';
  /** Whether the file is a zip: the beginning of one doesn't always tell of what kind it is, so its name does. */
  zipped?: boolean;
  /** Where a format has many MIME types: the one by extension. */
  mimeTypeOf?: (extension: string) => string | undefined;
  /** Whether the file is text whose encoding has to be found out and can be overridden. */
  encoded: boolean;
  /**
   * Writes the file's text to `output`.
   *
   * @throws ParseError
   */
  parse(input: ParserInput, output: ParsedText): Promise<void>;
}
