/**
 * Why a document could not be read:
 * `corrupt` the file breaks the rules of its format; `password_protected` it opens with a password only; `no_text` there is
 * nothing to read in it; `too_complex` it passed a limit of memory, size or nesting; `timeout` it took too long;
 * `unsafe_xml` it declares a document type; `unsupported_media_type` no parser knows it; `unsupported_encoding` the chosen
 * encoding is not known; `empty` it has 0 bytes; `payload_too_large` it has too many.
 */
export const PARSE_ERROR_CODES = [
  'corrupt',
  'password_protected',
  'no_text',
  'too_complex',
  'timeout',
  'unsafe_xml',
  'unsupported_media_type',
  'unsupported_encoding',
  'empty',
  'payload_too_large',
] as const;

export type ParseErrorCode = (typeof PARSE_ERROR_CODES)[number];

/** A document that cannot be read, with a reason that a person can act on. It is the file's fault, so trying again won't help. */
export class ParseError extends Error {
  override readonly name = 'ParseError';

  constructor(
    readonly code: ParseErrorCode,
    readonly detail: string,
  ) {
    super(detail);
  }
}
