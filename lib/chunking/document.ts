/** A section: from its heading to the next heading of the same or a higher level. */
export interface Section {
  level: number;
  title: string;
  start: number;
  end: number;
}

/** What is cut into chunks. Offsets are UTF-16 code units of `text`. */
export interface ChunkingDocument {
  text: string;
  /** ISO 639-1; `null` where it is not known. Detected where it is not given. */
  language?: string | null;
  /** In order of `start`. */
  outline?: readonly Section[];
  /** In order, empty pages included. */
  pages?: readonly { number: number; start: number; end: number }[];
}
