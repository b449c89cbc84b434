/** An answer with a status or headers of its own. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: HeadersInit = {},
  ) {}

  /** Takes what a handler returned: a Reply or Response as it is, nothing as 204, anything else as JSON. */
  static from(value: unknown, status: number): Reply | Response {
    if (value instanceof Reply || value instanceof Response) return value;
    return value === undefined ? new Reply(204, undefined) : new Reply(status, value);
  }

  toResponse(): Response {
    const headers = new Headers(this.headers);
    headers.set('Cache-Control', headers.get('Cache-Control') ?? 'private, no-store');
    if (this.body === undefined) return new Response(null, { status: this.status, headers });
    return Response.json(this.body, { status: this.status, headers });
  }
}

export function reply(status: number, body?: unknown, headers?: HeadersInit): Reply {
  return new Reply(status, body, headers);
}
