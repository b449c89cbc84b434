import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CERTIFICATE, PRIVATE_KEY } from '@/lib/testing/certificate';
import { createOutgoing } from './outgoing';

const URL_OF_PROVIDER = 'https://models.example/v1/models';

let provider: Server;
let proxy: Server;
let proxyUrl: string;
let folder: string;
const tunnels: string[] = [];

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** A provider with a certificate of a private authority, which only the proxy can reach. */
beforeAll(async () => {
  provider = createServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, (_request, response) => response.end('from inside'));
  const port = await listen(provider);
  proxy = createHttpServer().on('connect', (request, client) => {
    tunnels.push(request.url ?? '');
    const line = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      line.pipe(client).pipe(line);
    });
    line.on('error', () => client.destroy());
    client.on('error', () => line.destroy());
  });
  proxyUrl = `http://127.0.0.1:${await listen(proxy)}`;
  // Beside the sources, so that what is left out of the bundle is found.
  folder = mkdtempSync(join(process.cwd(), 'node_modules', '.outgoing-'));
});
afterAll(() => {
  provider.close();
  proxy.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A process of its own, since Node reads NODE_EXTRA_CA_CERTS when it starts. */
async function askElsewhere(environment: Record<string, string>): Promise<string> {
  const outfile = join(folder, 'ask.mjs');
  const contents = `
    import { createOutgoing } from './lib/security/outgoing';
    import { proxyFromEnvironment } from './lib/security/proxy';
    const { fetch } = createOutgoing({ proxy: proxyFromEnvironment(process.env) });
    const said = await fetch(${JSON.stringify(URL_OF_PROVIDER)}).then((answer) => answer.text(), (error) => 'refused: ' + (error.cause?.code ?? error.message));
    process.stdout.write(said, () => process.exit(0));
  `;
  const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' as const };
  await build({
    stdin,
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const env = { NODE_ENV: 'test' as const, PATH: process.env.PATH ?? '', ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, [outfile], { env });
  return stdout;
}

describe('a provider over HTTPS behind a proxy', () => {
  it('is reached through a tunnel, with the certificates of a private authority', async () => {
    const { fetch, close } = createOutgoing({ proxy: { https: proxyUrl }, ca: [CERTIFICATE] });
    expect(await (await fetch(URL_OF_PROVIDER)).text()).toBe('from inside');
    expect(tunnels.at(-1)).toBe('models.example:443');
    await close();
  });

  it('is refused without them', async () => {
    const { fetch, close } = createOutgoing({ proxy: { https: proxyUrl } });
    await expect(fetch(URL_OF_PROVIDER)).rejects.toThrow();
    await close();
  });

  it('is reached by HTTPS_PROXY and NODE_EXTRA_CA_CERTS alone', async () => {
    const authority = join(folder, 'authority.pem');
    writeFileSync(authority, CERTIFICATE);
    expect(await askElsewhere({ HTTPS_PROXY: proxyUrl, NODE_EXTRA_CA_CERTS: authority })).toBe('from inside');
    expect(await askElsewhere({ HTTPS_PROXY: proxyUrl })).toMatch(/^refused: .*(SELF_SIGNED|self-signed)/);
  });
});
