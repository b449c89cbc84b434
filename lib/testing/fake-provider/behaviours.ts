/** How the fake provider answers one model. Everything is optional; nothing said means a plain, complete, immediate answer. */
export interface Behaviour {
  /** The words of the answer; an echo of the question unless told. */
  reply?: string;
  /** Pads or cuts the reply to this many tokens. */
  tokens?: number;
  /** Pause before each token, in milliseconds. */
  delayMs?: number;
  /** An answer with this status instead of a stream. */
  status?: number;
  /** Text of the `Retry-After` header that goes with `status`. */
  retryAfter?: string;
  /** After how many requests for this model the fault is over; never unless told. */
  times?: number;
  /** What happens to the stream after the first two tokens (or before the first: `silent`). */
  fault?: 'silent' | 'stall' | 'cut' | 'end' | 'bad-json' | 'error-event';
  finish?: 'stop' | 'length' | 'content_filter' | 'tool_calls';
  usage?: 'own-chunk' | 'last-chunk' | 'none';
  lineEnd?: '\n' | '\r\n';
  /** SSE comments between the events. */
  comments?: boolean;
  /** A chunk without choices at the beginning, as some servers send it. */
  emptyChoices?: boolean;
  /** Sends every byte in a write of its own, so that characters are split. */
  splitBytes?: boolean;
  /** Leaves `data: [DONE]` out. */
  noDone?: boolean;
  /** Answers 200 with a web page, as captive portals and wrong base URLs do. */
  html?: boolean;
  reasoning?: string;
}

/**
 * The models that the fake provider lists, each named for what it does. Any other model id is answered plainly;
 * `behave` on a running provider adds more.
 */
export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  'fake-chat': {},
  'fake-slow': { tokens: 200, delayMs: 25 },
  'fake-429': { status: 429, retryAfter: '1' },
  'fake-429-once': { status: 429, retryAfter: '1', times: 1 },
  'fake-429-long': { status: 429, retryAfter: '3600' },
  'fake-500': { status: 500 },
  'fake-500-twice': { status: 500, times: 2 },
  'fake-400': { status: 400 },
  'fake-401': { status: 401 },
  'fake-403': { status: 403 },
  'fake-404': { status: 404 },
  'fake-silent': { fault: 'silent' },
  'fake-stall': { fault: 'stall' },
  'fake-cut': { fault: 'cut' },
  'fake-end': { fault: 'end' },
  'fake-bad-json': { fault: 'bad-json' },
  'fake-error-event': { fault: 'error-event' },
  'fake-split': { splitBytes: true, reply: 'Grüße 👩‍👩‍👧 aus 東京' },
  'fake-crlf': { lineEnd: '\r\n', comments: true },
  'fake-empty-choices': { emptyChoices: true },
  'fake-no-done': { noDone: true },
  'fake-no-usage': { usage: 'none' },
  'fake-html': { html: true },
  'fake-filter': { finish: 'content_filter' },
  'fake-length': { finish: 'length' },
  'fake-tools': { finish: 'tool_calls' },
  'fake-reasoning': { reasoning: 'Let me think about it.' },
};

/** The embedding models that the fake provider lists. */
export const EMBEDDING_BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  'fake-embedding': {},
  'fake-embedding-429-once': { status: 429, retryAfter: '1', times: 1 },
  'fake-embedding-500': { status: 500 },
  'fake-embedding-401': { status: 401 },
};
