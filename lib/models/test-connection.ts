import { APICallError } from 'ai';
import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { describeFailure } from './describe-failure';
import { NotAStreamError } from './not-a-stream-error';
import { accessOf, redactor } from './provider-access';
import { providers } from './provider-registry';
import type { OfferedModel, ProviderAccess } from './providers/provider';
import type { ConnectionTest, GenerationError, ProviderId } from './schema';
import { findConnection, saveTest } from './store';
import { streamGeneration } from './stream-generation';

const TIMEOUT_MS = 15_000;

/** What asking a provider for its models came to. */
type Asked = { models: OfferedModel[]; status: number } | { failure: GenerationError };

/** Asks a provider which models it has: the cheapest request that proves address and key. */
export async function askForModels(provider: ProviderId, access: ProviderAccess): Promise<Asked> {
  const { label, headers, listPath, readList } = providers[provider];
  if (listPath === null) {
    const detail = `${label} has no list of models to read. Name one of its chat models in the connection, and the test asks that.`;
    return { failure: { code: 'provider_not_found', detail } };
  }
  const url = new URL(`${access.baseUrl}${listPath}`).href;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await access.fetch(url, {
      headers: { accept: 'application/json', ...headers(access.apiKey) },
      signal,
    });
    const text = await answer.text();
    if (!answer.ok) {
      const responseHeaders = Object.fromEntries(answer.headers);
      throw new APICallError({
        message: messageIn(text),
        url,
        requestBodyValues: {},
        statusCode: answer.status,
        responseHeaders,
      });
    }
    return { models: readList(JSON.parse(text)), status: answer.status };
  } catch (thrown) {
    const { error } = describeFailure(readable(thrown, url), label, redactor(provider, access.apiKey));
    return { failure: error };
  }
}

/** The sentence in an error body, as most providers write it. */
function messageIn(body: string): string {
  const found = /"(?:message|error|detail)"\s*:\s*"((?:[^"\\]|\\.)+)"/.exec(body)?.[1];
  return found ?? body.slice(0, 200);
}

function readable(thrown: unknown, url: string): unknown {
  if (APICallError.isInstance(thrown) || thrown instanceof NotAStreamError) return thrown;
  if (thrown instanceof SyntaxError || (thrown instanceof Error && thrown.name === 'ZodError')) {
    return new Error('Its list of models has an unknown shape.');
  }
  if (thrown instanceof Error && thrown.name === 'TimeoutError') {
    return new APICallError({ message: `no answer within ${TIMEOUT_MS / 1000} s.`, url, requestBodyValues: {} });
  }
  if (thrown instanceof TypeError) {
    const message = thrown.cause instanceof Error ? thrown.cause.message : thrown.message;
    return new APICallError({ message: `${message}.`, url, requestBodyValues: {}, cause: thrown });
  }
  return thrown;
}

/** A server without a list of models is asked one short question instead. */
async function askOneQuestion(provider: ProviderId, access: ProviderAccess, model: string) {
  const { label, chat } = providers[provider];
  return streamGeneration({
    model: {
      id: model,
      model: await chat(access, model),
      providerName: label,
      redact: redactor(provider, access.apiKey),
    },
    messages: [{ role: 'user', content: 'Say OK.' }],
    parameters: { maxOutputTokens: 16 },
    timeouts: { firstTokenMs: TIMEOUT_MS, stallMs: TIMEOUT_MS, totalMs: TIMEOUT_MS },
    retryDelaysMs: [],
    maxRetryWaitMs: 0,
  });
}

/**
 * Tries a connection and keeps what happened: the list of models where the provider has one, else one short question to the
 * first chat model that the connection names.
 * @throws {NotFoundError}, {ValidationError} where it has no key but needs one; everything else is in the answer
 */
export async function testConnection(access: Access, id: string): Promise<ConnectionTest> {
  const row = await findConnection(access.workspaceId, id);
  if (row === null) throw new NotFoundError('Connection', id);
  const provider = accessOf(row);
  const { label } = providers[row.provider];
  const started = performance.now();
  const asked = await askForModels(row.provider, provider);
  const outcome = async (): Promise<Pick<ConnectionTest, 'ok' | 'status' | 'detail' | 'models'>> => {
    if ('models' in asked) {
      const { models, status } = asked;
      return { ok: true, status, detail: `${label} answered and offers ${models.length} models.`, models };
    }
    const { failure } = asked;
    const chatModel = row.models.find((model) => model.kind === 'chat')?.id;
    const mayLackList =
      providers[row.provider].listPath === null ||
      failure.status === 404 ||
      failure.status === 405 ||
      failure.detail.includes('unknown shape');
    if (!mayLackList || chatModel === undefined) {
      return { ok: false, status: failure.status ?? null, detail: failure.detail, models: null };
    }
    const { status, error, text } = await askOneQuestion(row.provider, provider, chatModel);
    const ok = status === 'done';
    const detail = ok
      ? `${label} has no list of models, but ${chatModel} answered: “${text.slice(0, 80)}”`
      : (error?.detail ?? '');
    return { ok, status: ok ? 200 : (error?.status ?? null), detail, models: null };
  };
  const test = {
    ...(await outcome()),
    latencyMs: Math.round(performance.now() - started),
    testedAt: new Date().toISOString(),
  };
  await saveTest(access.workspaceId, id, test);
  return test;
}
