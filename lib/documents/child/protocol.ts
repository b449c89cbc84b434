import type { ParseErrorCode } from '../parse-error';
import type { ParsedTextSummary } from '../parsers/parsed-text';

/** What is known of a text beside the text. */
export interface ReadSummary extends ParsedTextSummary {
  language: string | null;
}

/** What the worker says to a parsing process: one document after another, its bytes in order, or a small one `whole`. */
export type ToChild =
  | { type: 'start'; format: string; size: number; encoding: string | undefined }
  | { type: 'whole'; format: string; data: Uint8Array; encoding: string | undefined }
  | { type: 'bytes'; data: Uint8Array }
  | { type: 'end' };

/** What the parsing process answers; one `done` or `failed` per document. */
export type FromChild =
  | { type: 'text'; piece: string }
  | { type: 'progress'; done: number; total: number }
  /** `residentBytes`: memory that the process holds now. */
  | { type: 'done'; summary: ReadSummary; residentBytes: number }
  | { type: 'failed'; code: ParseErrorCode; detail: string };
