import type { LookupFunction } from 'node:net';
import {
  Agent,
  Pool,
  ProxyAgent,
  fetch as undiciFetch,
  type Dispatcher,
  type RequestInit as UndiciRequestInit,
} from 'undici';
import { parseAddress } from './addresses';
import { capBody } from './cap-body';
import { proxyFor, type ProxySettings } from './proxy';
import { UrlBlockedError } from './url-blocked-error';
import { createUrlPolicy, portOf, systemResolve, type Resolve, type UrlPolicy } from './url-policy';

export interface OutgoingOptions {
  /** Private hosts that may be reached (BAKEOFF_ALLOWED_HOSTS). */
  allowedHosts?: readonly string[];
  proxy?: ProxySettings;
  /** Further certificate authorities, PEM. NODE_EXTRA_CA_CERTS works without it. */
  ca?: string | readonly string[];
  resolve?: Resolve;
  /** The largest body of an answer, in bytes; 64 MB unless told. */
  maxBytes?: number;
  /** The longest a request may take, its body included, in milliseconds; 11 minutes unless told, above any model's limit. */
  timeoutMs?: number;
}

/** Requests to URLs that people typed. Nothing else in the product may make them (T1). */
export interface Outgoing {
  /** For saving time: throws unless the URL and every address of its host are allowed. Nothing is connected to. */
  checkUrl(url: string): Promise<URL>;
  /** Has the signature of `fetch`, with streaming bodies; checks the URL, every redirect and every address. */
  fetch: typeof globalThis.fetch;
  /** Ends open connections. */
  close(): Promise<void>;
}

const MAX_REDIRECTS = 5;
const CONNECT_TIMEOUT_MS = 10_000;
/** What may follow a redirect to another origin: nothing that names or proves who asks, whatever the provider calls it. */
const HARMLESS_HEADERS = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);

/** A look-up that answers with checked addresses only, so that the socket can go nowhere else (no second look-up). */
function pinnedLookup(policy: UrlPolicy, port: number): LookupFunction {
  return (hostname, options, callback) => {
    policy.checkedAddresses(hostname, port).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all || first === undefined) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}

function directAgent(policy: UrlPolicy, ca: string[] | undefined, timeoutMs: number): Agent {
  return new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    factory: (origin, options) =>
      new Pool(origin, {
        ...(options as Pool.Options),
        connect: { timeout: CONNECT_TIMEOUT_MS, ca, lookup: pinnedLookup(policy, portOf(new URL(origin))) },
      }),
  });
}

/** The error that the policy threw, found under what undici and Node wrapped around it (several addresses: an aggregate). */
function blockedCause(error: unknown): UrlBlockedError | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; current = current.cause, depth += 1) {
    if (current instanceof UrlBlockedError) return current;
  }
  return null;
}

/** What the next request is after a redirect, as the Fetch standard says it: 303, and 301 and 302 after POST, become GET. */
function redirected(init: RequestInit, status: number, sameOrigin: boolean): RequestInit {
  const method = (init.method ?? 'GET').toUpperCase();
  const becomesGet = (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST');
  const headers = new Headers(init.headers);
  if (!sameOrigin) {
    for (const name of [...headers.keys()]) if (!HARMLESS_HEADERS.has(name)) headers.delete(name);
  }
  if (!becomesGet) return { ...init, headers };
  headers.delete('content-type');
  return { ...init, headers, method: 'GET', body: null };
}

/**
 * Makes the one door to typed URLs. With a proxy the proxy finds the addresses, so a host is then checked as far as it can
 * be: by its text, and by its addresses where this machine can look them up; a firewall behind the proxy has the last word.
 * @throws {UrlBlockedError} (from its functions) for everything that T1 blocks, in one text.
 */
export function createOutgoing(options: OutgoingOptions = {}): Outgoing {
  const { proxy = {}, maxBytes = 64 * 1024 * 1024, timeoutMs = 11 * 60_000 } = options;
  const policy = createUrlPolicy(options);
  const ca = options.ca === undefined ? undefined : [options.ca].flat();
  const direct = directAgent(policy, ca, timeoutMs);
  const proxies = new Map<string, ProxyAgent>();

  function proxyAgent(uri: string): ProxyAgent {
    const known = proxies.get(uri);
    if (known !== undefined) return known;
    const tls = ca === undefined ? {} : { requestTls: { ca }, proxyTls: { ca } };
    const agent = new ProxyAgent({ uri, ...tls, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
    proxies.set(uri, agent);
    return agent;
  }

  async function checkBehindProxy(url: URL): Promise<void> {
    if (parseAddress(url.hostname) !== null) return;
    const found = await (options.resolve ?? systemResolve)(url.hostname).catch(() => []);
    if (found.length > 0) await policy.checkedAddresses(url.hostname, portOf(url));
  }

  async function dispatcherFor(url: URL): Promise<Dispatcher> {
    const proxyUri = proxyFor(url, proxy);
    if (proxyUri === null) return direct;
    await checkBehindProxy(url);
    return proxyAgent(proxyUri);
  }

  async function outgoingFetch(
    input: Parameters<typeof globalThis.fetch>[0],
    init: RequestInit = {},
  ): Promise<Response> {
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    let url = policy.checkText(input instanceof Request ? input.url : input);
    const { method, headers, body } = input instanceof Request ? input : init;
    let request: RequestInit = { method, headers, body, ...init };
    for (let redirects = 0; ; redirects += 1) {
      const settings = {
        ...request,
        signal,
        redirect: 'manual',
        duplex: 'half',
        dispatcher: await dispatcherFor(url),
      } as UndiciRequestInit;
      const answer = await undiciFetch(url, settings).catch((error: unknown) => {
        throw blockedCause(error) ?? error;
      });
      const location = [301, 302, 303, 307, 308].includes(answer.status) ? answer.headers.get('location') : null;
      if (location === null) return capBody(answer as unknown as Response, maxBytes);
      await answer.body?.cancel();
      if (redirects === MAX_REDIRECTS || !URL.canParse(location, url)) throw new UrlBlockedError();
      const next = policy.checkText(new URL(location, url));
      request = redirected(request, answer.status, next.origin === url.origin);
      url = next;
    }
  }

  return {
    async checkUrl(text) {
      const url = policy.checkText(text);
      if (proxyFor(url, proxy) === null) await policy.checkedAddresses(url.hostname, portOf(url));
      else await checkBehindProxy(url);
      return url;
    },
    fetch: outgoingFetch,
    async close() {
      await Promise.all([direct.destroy(), ...[...proxies.values()].map((agent) => agent.destroy())]);
    },
  };
}
