import { createOutgoing, type Outgoing, proxyFromEnvironment } from '@/lib/security';
import { settings } from '@/lib/settings';

const TIMEOUT_MS = 30_000;
/** A page is held in memory to find its links. */
const MOST_BYTES = 20_000_000;

let shared: Outgoing | undefined;

/** Requests to the sites that people import. */
export function siteOutgoing(): Outgoing {
  return (shared ??= createOutgoing({
    allowedHosts: settings().allowedHosts,
    proxy: proxyFromEnvironment(process.env),
    maxBytes: MOST_BYTES,
    timeoutMs: TIMEOUT_MS,
  }));
}
