/** The proxy to go through, as the usual environment variables say it. */
export interface ProxySettings {
  /** For https addresses (HTTPS_PROXY). */
  https?: string;
  /** For http addresses (HTTP_PROXY). */
  http?: string;
  /** Hosts that are reached directly: `example.com`, `.example.com`, `host:port`, `*`; commas or spaces between (NO_PROXY). */
  none?: string;
}

/** Reads HTTPS_PROXY, HTTP_PROXY and NO_PROXY; the lower-case forms win, as curl has it. */
export function proxyFromEnvironment(environment: Readonly<Record<string, string | undefined>>): ProxySettings {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const [https, http, none] = [read('HTTPS_PROXY'), read('HTTP_PROXY'), read('NO_PROXY')];
  return { ...(https && { https }), ...(http && { http }), ...(none && { none }) };
}

function isExempt(url: URL, none: string): boolean {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host === '::1' || host.startsWith('127.')) return true;
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return none.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true;
    const [, name = '', onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
    const bare = name.replace(/^\*?\./, '');
    return host === bare || host.endsWith(`.${bare}`);
  });
}

/** The proxy for an address, or null to reach it directly. This machine is always reached directly. */
export function proxyFor(url: URL, settings: ProxySettings): string | null {
  const proxy = url.protocol === 'https:' ? settings.https : settings.http;
  return proxy === undefined || isExempt(url, settings.none ?? '') ? null : proxy;
}
