type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

interface Call {
  apiKey?: string;
  method?: string;
  /** Sent as JSON unless it is a FormData, a stream or bytes. */
  body?: unknown;
  params?: Record<string, string | string[]>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

interface Answer<Body> {
  status: number;
  body: Body;
  headers: Headers;
  response: Response;
}

/** Calls a route handler as a program would, without a server in between. */
export async function callRoute<Body = Record<string, unknown>>(
  handler: Handler,
  call: Call = {},
): Promise<Answer<Body>> {
  const url = new URL('http://localhost:3000/api/test');
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const raw = call.body instanceof FormData || call.body instanceof ReadableStream || call.body instanceof Uint8Array;
  const request = new Request(url, {
    method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(call.apiKey ? { authorization: `Bearer ${call.apiKey}` } : {}),
      ...(call.body === undefined || raw ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(call.body === undefined ? {} : { body: raw ? (call.body as BodyInit) : JSON.stringify(call.body) }),
    ...(call.body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
  const response = await handler(request, { params: Promise.resolve(call.params ?? {}) });
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = (isJson ? await response.json() : undefined) as Body;
  return { status: response.status, body, headers: response.headers, response };
}
