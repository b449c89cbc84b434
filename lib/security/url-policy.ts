import { lookup } from 'node:dns/promises';
import { canonicalAddress, classifyAddress, parseAddress } from './addresses';
import { UrlBlockedError } from './url-blocked-error';

/** One address that a name resolves to. */
export interface ResolvedAddress {
  address: string;
  family: 4 | 6;
}

/** Finds every address of a name; throws where it has none. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export interface UrlPolicyOptions {
  /** Private hosts that may be reached, as `host:port`, or `host` for ports 80 and 443 (BAKEOFF_ALLOWED_HOSTS). */
  allowedHosts?: readonly string[];
  /** Finds addresses; the system's resolver (hosts file included) unless told. */
  resolve?: Resolve;
}

/** What a URL may be and which addresses its host may have. */
export interface UrlPolicy {
  /** Looks at the URL alone: scheme, credentials, port, and the host where it is written as an address. No look-up. */
  checkText(url: string | URL): URL;
  /** Every address of the host, each checked; the caller connects to one of these and looks nothing up again. */
  checkedAddresses(hostname: string, port: number): Promise<readonly ResolvedAddress[]>;
}

/** The ports that any public host may be asked on; others only where the operator names `host:port`. */
const USUAL_PORTS = new Set([80, 443, 8080, 8443]);
const METADATA_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
]);
const RESOLVE_TIMEOUT_MS = 5_000;

export const systemResolve: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/** Lower case, without brackets and trailing dots; an address in its one canonical spelling. */
function canonicalHost(hostname: string): string {
  return canonicalAddress(
    hostname
      .toLowerCase()
      .replace(/\.+$/, '')
      .replace(/^\[|\]$/g, ''),
  );
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/** `host:port` pairs; an entry may be written as a URL too. Entries that can't be read are left out. */
function parseAllowed(entries: readonly string[]): Set<string> {
  const allowed = new Set<string>();
  for (const entry of entries) {
    const text = entry.trim();
    const bareIpv6 = parseAddress(text)?.kind() === 'ipv6' && !text.startsWith('[');
    const written = text.includes('://') ? text : `http://${bareIpv6 ? `[${text}]` : text}`;
    if (text === '' || !URL.canParse(written)) continue;
    const url = new URL(written);
    const named = url.port !== '' || /:80$/.test(text);
    const ports = named ? [portOf(url)] : text.includes('://') ? [portOf(url)] : [80, 443];
    for (const port of ports) allowed.add(`${canonicalHost(url.hostname)}:${port}`);
  }
  return allowed;
}

function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UrlBlockedError()), milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** @throws {UrlBlockedError} from both functions, with one text for every reason. */
export function createUrlPolicy({ allowedHosts = [], resolve = systemResolve }: UrlPolicyOptions = {}): UrlPolicy {
  const allowed = parseAllowed(allowedHosts);
  /** A name such as `localhost` may stand for an address that is listed: on these ports the look-up decides. */
  const allowedPorts = new Set([...allowed].map((entry) => Number(entry.slice(entry.lastIndexOf(':') + 1))));

  /** The operator's list opens private addresses by name or by address; metadata addresses stay shut (T2). */
  function passes(address: string, host: string, port: number): boolean {
    const kind = classifyAddress(address);
    if (kind === 'public') return true;
    return (
      kind === 'private' && (allowed.has(`${host}:${port}`) || allowed.has(`${canonicalAddress(address)}:${port}`))
    );
  }

  function checkText(input: string | URL): URL {
    if (typeof input === 'string' && !URL.canParse(input)) throw new UrlBlockedError();
    const url = new URL(input);
    const host = canonicalHost(url.hostname);
    const port = portOf(url);
    const isLiteral = parseAddress(host) !== null;
    const portPasses =
      USUAL_PORTS.has(port) || allowed.has(`${host}:${port}`) || (!isLiteral && allowedPorts.has(port));
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new UrlBlockedError();
    if (url.username !== '' || url.password !== '' || host === '' || METADATA_NAMES.has(host))
      throw new UrlBlockedError();
    if (!portPasses) throw new UrlBlockedError();
    if (isLiteral && !passes(host, host, port)) throw new UrlBlockedError();
    return url;
  }

  async function checkedAddresses(hostname: string, port: number): Promise<readonly ResolvedAddress[]> {
    const host = canonicalHost(hostname);
    const literal = parseAddress(host);
    if (literal !== null) {
      if (!passes(host, host, port)) throw new UrlBlockedError();
      return [{ address: host, family: literal.kind() === 'ipv6' ? 6 : 4 }];
    }
    if (METADATA_NAMES.has(host)) throw new UrlBlockedError();
    const found = await within(resolve(host), RESOLVE_TIMEOUT_MS).catch(() => []);
    const byUsualPort = USUAL_PORTS.has(port) || allowed.has(`${host}:${port}`);
    const pass = ({ address }: ResolvedAddress) =>
      passes(address, host, port) && (byUsualPort || allowed.has(`${canonicalAddress(address)}:${port}`));
    if (found.length === 0 || !found.every(pass)) throw new UrlBlockedError();
    return found;
  }

  return { checkText, checkedAddresses };
}
