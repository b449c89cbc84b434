import { createServer } from 'node:http';
import next from 'next';
import { onEnqueued, runShutdown } from '@/lib/jobs';
import { clientAddress } from '@/lib/security';
import { settings } from '@/lib/settings';
import { cleanUpAfterStart } from './processes/clean-up-after-start';
import { stopGracefully } from './processes/end-with-parent';
import { explainMethods } from './processes/explain-methods';
import { watchSharedPages } from './processes/watch-shared-pages';

/** Headers that every answer carries; pages add a content security policy with a nonce (proxy.ts). */
const HEADERS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

// Nothing leaves the machine but calls to the providers that a person configured.
process.env.NEXT_TELEMETRY_DISABLED = '1';
const { port, host, trustedProxies } = settings();
const development = process.env.BAKEOFF_DEVELOPMENT === '1';
const app = next({ dev: development, hostname: host, port, dir: process.cwd() });
const server = createServer((request, response) => {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  explainMethods(request, response);
  // Always set here, so that what a client sends under this name counts for nothing.
  const forwardedFor = request.headers['x-forwarded-for'];
  request.headers['x-bakeoff-client'] = clientAddress(
    request.socket.remoteAddress,
    Array.isArray(forwardedFor) ? forwardedFor.join() : forwardedFor,
    trustedProxies,
  );
  void watchSharedPages(request, response).then(() => app.getRequestHandler()(request, response));
});
// Uploads and streams take as long as they take; their own limits are elsewhere.
server.requestTimeout = 0;
// The proxy in front keeps connections for a minute, as a rule; ours have to live longer than its.
server.keepAliveTimeout = 65_000;

await app.prepare();
if (development) server.on('upgrade', (request, socket, head) => void app.getUpgradeHandler()(request, socket, head));
server.listen(port, host, () => process.send?.('ready'));
// For the worker beside this process, which would find it by itself half a second later.
onEnqueued((name) => process.send?.(name));

cleanUpAfterStart();

stopGracefully(async () => {
  server.close();
  await runShutdown();
  server.closeAllConnections();
  await app.close();
});
