import type { ParseErrorCode } from '../parse-error';
import type { ParsedTextSummary } from '../parsers/parsed-text';

/** What the worker says to a parsing process: one document after another, its bytes in order. */
export type ToChild =
  | { type: 'start'; format: string; size: number; encoding: string | undefined }
  | { type: 'bytes'; data: Uint8Array }
  | { type: 'end' };

/** What the parsing process answers; one `done` or `failed` per document. */
export type FromChild =
  | { type: 'text'; piece: string }
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; summary: ParsedTextSummary }
  | { type: 'failed'; code: ParseErrorCode; detail: string };
