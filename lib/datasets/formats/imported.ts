import type { CaseDraft } from '../schema';

/** A file as it was sent. */
export interface ImportFile {
  name: string;
  text: string;
}

/** What a file holds, before anything is kept: its cases by line or place, and what could not be read. */
export interface Imported {
  /** 'CSV', 'JSON Lines', 'SQuAD', … */
  format: string;
  cases: { line: number; case: CaseDraft }[];
  errors: { line: number; message: string }[];
  warnings: string[];
  columns: string[];
  /** Texts that come with the questions (SQuAD's paragraphs, BEIR's corpus), to be made documents where that is wanted. */
  documents: { name: string; text: string }[];
}

export function nothingImported(format: string): Imported {
  return { format, cases: [], errors: [], warnings: [], columns: [], documents: [] };
}
