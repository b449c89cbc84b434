import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { BEHAVIOURS, EMBEDDING_BEHAVIOURS, type Behaviour } from './behaviours';
import { streamChat, TOOL_CALL, tokensOf, usageOf } from './stream-chat';

/** A request as it arrived; `aborted` turns true when the client hangs up before the end of the answer. */
export interface RecordedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  aborted: boolean;
  finished: boolean;
}

/** A server on this machine that speaks OpenAI's protocol and breaks on demand: for tests, browser tests and benchmarks. */
export interface FakeProvider {
  /** The base URL for a connection, ending in `/v1`. */
  url: string;
  /** `127.0.0.1:port`, for the allowed hosts. */
  host: string;
  requests: RecordedRequest[];
  /** Says how a model shall answer from now on, and starts counting its requests afresh. */
  behave(model: string, behaviour: Behaviour): void;
  reset(): void;
  close(): Promise<void>;
}

const messageSchema = z.object({
  role: z.string(),
  content: z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish(),
});
const chatSchema = z.object({ model: z.string(), messages: z.array(messageSchema), stream: z.boolean().optional() });
const embeddingsSchema = z.object({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string())]),
  dimensions: z.number().optional(),
});

const rerankSchema = z.object({ model: z.string(), query: z.string(), documents: z.array(z.string()) });

function textOf(content: z.infer<typeof messageSchema>['content']): string {
  return typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
}

/** A unit vector that depends on the text alone. */
function vectorOf(text: string, dimensions: number): number[] {
  const values = Array.from({ length: dimensions }, (_, at) =>
    createHash('sha256').update(`${at}:${text}`).digest().readInt32BE(0),
  );
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

const ERROR_TEXTS: Record<number, string> = {
  400: 'Unrecognized request argument.',
  401: 'Incorrect API key provided: sk-…. You can find your API key in your account.',
  403: 'Your key may not use this model.',
  404: 'The model does not exist or you do not have access to it.',
  429: 'Rate limit reached for requests.',
  500: 'The server had an error while processing your request.',
};

/** Starts one on a free port, or on `port`. With `apiKey`, requests without it are answered 401. */
export async function startFakeProvider({
  port = 0,
  apiKey,
}: { port?: number; apiKey?: string } = {}): Promise<FakeProvider> {
  const requests: RecordedRequest[] = [];
  const counts = new Map<string, number>();
  const behaviours = new Map<string, Behaviour>(Object.entries({ ...BEHAVIOURS, ...EMBEDDING_BEHAVIOURS }));

  const answer = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
    response
      .writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_fake', ...headers })
      .end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, status: number, retryAfter?: string) =>
    answer(
      response,
      status,
      { error: { message: ERROR_TEXTS[status] ?? `Error ${status}`, type: 'fake_error', code: null } },
      retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    );

  /** The behaviour for this request, or null after it was answered with a fault. */
  function behaviourFor(model: string, response: ServerResponse): Behaviour | null {
    const behaviour = behaviours.get(model) ?? {};
    const count = (counts.get(model) ?? 0) + 1;
    counts.set(model, count);
    if (behaviour.status !== undefined && count <= (behaviour.times ?? Infinity)) {
      refuse(response, behaviour.status, behaviour.retryAfter);
      return null;
    }
    if (behaviour.html) {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Sign in</title><p>Please sign in.</p>');
      return null;
    }
    return behaviour;
  }

  async function chat(body: unknown, response: ServerResponse): Promise<void> {
    const { model, messages, stream } = chatSchema.parse(body);
    const behaviour = behaviourFor(model, response);
    if (behaviour === null) return;
    const question = textOf(messages.findLast((message) => message.role === 'user')?.content);
    const tokens = tokensOf(behaviour, question);
    const promptTokens = messages.reduce((sum, message) => sum + textOf(message.content).split(/\s+/u).length, 0);
    if (stream) return streamChat(response, model, behaviour, tokens, promptTokens);
    const toolCalls = behaviour.finish === 'tool_calls' ? { tool_calls: [TOOL_CALL] } : {};
    const message = { role: 'assistant', content: tokens.join(''), ...toolCalls };
    answer(response, 200, {
      id: 'chatcmpl-fake',
      object: 'chat.completion',
      created: 1_700_000_000,
      model,
      choices: [{ index: 0, message, finish_reason: behaviour.finish ?? 'stop' }],
      ...(behaviour.usage === 'none' ? {} : { usage: usageOf(promptTokens, tokens.length) }),
    });
  }

  function embeddings(body: unknown, response: ServerResponse): void {
    const { model, input, dimensions } = embeddingsSchema.parse(body);
    if (behaviourFor(model, response) === null) return;
    const texts = [input].flat();
    const data = texts.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: vectorOf(text, dimensions ?? 8),
    }));
    const tokens = texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0);
    answer(response, 200, { object: 'list', model, data, usage: { prompt_tokens: tokens, total_tokens: tokens } });
  }

  /** In Cohere's shape: the share of the question's words that a document has, best first. */
  function rerank(body: unknown, response: ServerResponse): void {
    const { model, query, documents } = rerankSchema.parse(body);
    if (behaviourFor(model, response) === null) return;
    const wanted = new Set(query.toLowerCase().split(/\W+/u));
    const results = documents
      .map((document, index) => {
        const words = new Set(document.toLowerCase().split(/\W+/u));
        return { index, relevance_score: [...wanted].filter((word) => words.has(word)).length / wanted.size };
      })
      .sort((a, b) => b.relevance_score - a.relevance_score);
    answer(response, 200, { id: 'rerank-fake', results, meta: {} });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://fake').pathname;
    const body: unknown = request.method === 'POST' ? await json(request) : null;
    const record: RecordedRequest = {
      method: request.method ?? '',
      path,
      headers: request.headers,
      body,
      aborted: false,
      finished: false,
    };
    requests.push(record);
    response.on('finish', () => (record.finished = true));
    response.on('close', () => (record.aborted = !record.finished));
    if (apiKey !== undefined && request.headers.authorization !== `Bearer ${apiKey}`) return refuse(response, 401);
    if (path === '/v1/models') {
      const ids = [...behaviours.keys()];
      return answer(response, 200, {
        object: 'list',
        data: ids.map((id) => ({ id, object: 'model', owned_by: 'fake' })),
      });
    }
    if (path === '/v1/chat/completions') return chat(body, response);
    if (path === '/v1/embeddings') return embeddings(body, response);
    if (path === '/v1/rerank') return rerank(body, response);
    return refuse(response, 404);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => (response.headersSent ? response.destroy() : refuse(response, 400)));
  });
  server.listen(port, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `http://${host}/v1`,
    host,
    requests,
    behave(model, behaviour) {
      behaviours.set(model, behaviour);
      counts.delete(model);
    },
    reset() {
      requests.length = 0;
      counts.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
