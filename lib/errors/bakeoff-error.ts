/** The stable words of the public API; a program may branch on them. */
export type ErrorCode =
  | 'validation_failed'
  | 'malformed_json'
  | 'not_found'
  | 'unauthorized'
  | 'forbidden'
  | 'conflict'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'url_blocked'
  | 'rate_limited'
  | 'budget_exceeded'
  | 'provider_error'
  | 'index_not_ready'
  | 'unavailable'
  | (string & {});

/** One field that was wrong: its path (`messages.0.content`) and what to do about it. */
export interface FieldError {
  path: string;
  message: string;
}

interface Facts {
  code: ErrorCode;
  /** The HTTP status that the edge answers with. */
  status: number;
  title: string;
  detail: string;
  errors?: readonly FieldError[];
  /** Further members of the problem document, `latest` for example. */
  extra?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/**
 * An error that a person or a program can act on. It carries facts; only the edge turns them into HTTP (RFC 9457) or words.
 * Everything else that is thrown is a defect and answers 500 without details.
 */
export class BakeoffError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[] | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(facts: Facts) {
    super(facts.detail, { cause: facts.cause });
    this.name = new.target.name;
    this.code = facts.code;
    this.status = facts.status;
    this.title = facts.title;
    this.detail = facts.detail;
    this.errors = facts.errors;
    this.extra = facts.extra ?? {};
    this.headers = facts.headers ?? {};
  }
}
