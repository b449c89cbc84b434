import { settings } from '@/lib/settings';
import { createOutgoing, type Outgoing } from './outgoing';
import { proxyFromEnvironment } from './proxy';

let made: Outgoing | undefined;

/** This process's door to typed URLs, with the hosts and the proxy that its environment names. */
export function outgoing(): Outgoing {
  made ??= createOutgoing({ allowedHosts: settings().allowedHosts, proxy: proxyFromEnvironment(process.env) });
  return made;
}

/**
 * The secret that keys, fences and tokens are derived from.
 * @throws {Error} where a process was started without one; `bin/start` generates it into the data directory
 */
export function serverSecret(): string {
  const { secret } = settings();
  if (!secret) throw new Error('BAKEOFF_SECRET is not set: bin/start generates it into the data directory.');
  return secret;
}
