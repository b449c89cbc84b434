import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { PayloadTooLargeError } from '@/lib/errors';
import { createOutgoing, type Outgoing, type OutgoingOptions } from './outgoing';
import { UrlBlockedError } from './url-blocked-error';
import type { Resolve } from './url-policy';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function outgoing(options: OutgoingOptions = {}): Outgoing {
  const made = createOutgoing({ resolve: resolveTo({}), ...options });
  closers.push(() => made.close());
  return made;
}

function resolveTo(names: Record<string, string[]>): Resolve {
  return async (hostname) => {
    const found = names[hostname];
    if (found === undefined) throw new Error('ENOTFOUND');
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
}

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));
  return (server.address() as AddressInfo).port;
}

describe('checkUrl', () => {
  const resolve = resolveTo({
    'example.com': ['93.184.215.14'],
    'mixed.example': ['93.184.215.14', '10.0.0.1'],
    'inside.example': ['192.168.1.5'],
    'mapped.example': ['::ffff:10.0.0.1'],
    'metadata.example': ['169.254.169.254'],
    localhost: ['127.0.0.1'],
  });

  it.each([
    'https://example.com/v1',
    'http://example.com',
    'https://example.com:8443/',
    'https://8.8.8.8/',
    'https://example.com./',
  ])('%s may be reached', async (url) => {
    await expect(outgoing({ resolve }).checkUrl(url)).resolves.toBeInstanceOf(URL);
  });

  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'javascript:alert(1)',
    'not a url',
    'https://user@example.com/',
    'https://user:secret@example.com/',
    'http://example.com@127.0.0.1/',
    'https://example.com:22/',
    'https://example.com:6379/',
    'http://127.0.0.1/',
    'http://127.0.0.1:3000/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.0.0.1/',
    'http://0x7f000001/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00::1]/',
    'http://0.0.0.0/',
    'http://0/',
    'http://10.0.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/',
    'http://metadata.example/',
    'http://mixed.example/',
    'http://inside.example/',
    'http://mapped.example/',
    'http://nowhere.example/',
  ])('%s is refused', async (url) => {
    await expect(outgoing({ resolve }).checkUrl(url)).rejects.toThrow(UrlBlockedError);
  });

  it('answers 422 url_blocked in the same words for every reason', async () => {
    const reasons = ['http://127.0.0.1/', 'http://nowhere.example/', 'ftp://example.com/', 'https://example.com:22/'];
    const errors = await Promise.all(
      reasons.map((url) =>
        outgoing({ resolve })
          .checkUrl(url)
          .catch((error: unknown) => error),
      ),
    );
    for (const error of errors) expect(error).toMatchObject({ code: 'url_blocked', status: 422 });
    expect(new Set(errors.map((error) => (error as UrlBlockedError).detail)).size).toBe(1);
  });

  it('asks nothing of a blocked address, so that an open and a closed port look the same', async () => {
    let asked = 0;
    const port = await serve((_, response) => ((asked += 1), response.end()));
    const { fetch } = outgoing();
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow(UrlBlockedError);
    await expect(fetch('http://127.0.0.1:1/')).rejects.toThrow(UrlBlockedError);
    expect(asked).toBe(0);
  });
});

describe('the hosts that an operator allows', () => {
  const resolve = resolveTo({
    localhost: ['127.0.0.1'],
    'ollama.lan': ['10.1.2.3'],
    'metadata.lan': ['169.254.169.254'],
    'half.lan': ['127.0.0.1', '10.0.0.1'],
  });

  it.each([
    [['127.0.0.1:11434'], 'http://127.0.0.1:11434/v1'],
    [['127.0.0.1:11434'], 'http://localhost:11434/v1'],
    [['localhost:11434'], 'http://localhost:11434/v1'],
    [['ollama.lan:11434'], 'http://ollama.lan:11434/'],
    [['ollama.lan'], 'https://ollama.lan/'],
    [['http://10.1.2.3:8000'], 'http://ollama.lan:8000/'],
    [['[::1]:8080'], 'http://[::1]:8080/'],
    [['::1'], 'http://[::1]/'],
  ])('%s lets %s pass', async (allowedHosts, url) => {
    await expect(outgoing({ allowedHosts, resolve }).checkUrl(url)).resolves.toBeInstanceOf(URL);
  });

  it.each([
    [['127.0.0.1:11434'], 'http://127.0.0.1:11435/'],
    [['127.0.0.1:11434'], 'http://half.lan:11434/'],
    [['ollama.lan'], 'http://ollama.lan:11434/'],
    [['169.254.169.254', '169.254.169.254:80'], 'http://169.254.169.254/'],
    [['metadata.lan'], 'http://metadata.lan/'],
    [['metadata.google.internal'], 'http://metadata.google.internal/'],
    [['100.100.100.200'], 'http://100.100.100.200/'],
  ])('%s does not let %s pass', async (allowedHosts, url) => {
    await expect(outgoing({ allowedHosts, resolve }).checkUrl(url)).rejects.toThrow(UrlBlockedError);
  });
});

describe('fetch', () => {
  it('connects to the address that was checked and looks the name up once per connection', async () => {
    const port = await serve((request, response) => response.end(request.headers.host));
    let lookups = 0;
    const resolve: Resolve = async () => {
      lookups += 1;
      return [{ address: lookups === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const { fetch } = outgoing({ resolve, allowedHosts: [`127.0.0.1:${port}`] });
    const answer = await fetch(`http://rebind.example:${port}/`);
    expect(await answer.text()).toBe(`rebind.example:${port}`);
    expect(lookups).toBe(1);
  });

  it('refuses a name that moved to a private address after it was saved', async () => {
    let address = '93.184.215.14';
    const { checkUrl, fetch } = outgoing({ resolve: async () => [{ address, family: 4 }] });
    await checkUrl('http://rebind.example/');
    address = '127.0.0.1';
    await expect(fetch('http://rebind.example/')).rejects.toThrow(UrlBlockedError);
  });

  it('follows five redirects and not a sixth', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const { fetch } = outgoing({ allowedHosts: [`127.0.0.1:${port}`] });
    expect(await (await fetch(`http://127.0.0.1:${port}/5`)).text()).toBe('there');
    await expect(fetch(`http://127.0.0.1:${port}/6`)).rejects.toThrow(UrlBlockedError);
  });

  it.each(['http://127.0.0.1:1/', 'http://169.254.169.254/', 'file:///etc/passwd', 'http://inside.example/'])(
    'checks where a redirect leads: %s',
    async (location) => {
      const port = await serve((_, response) => response.writeHead(302, { location }).end());
      const { fetch } = outgoing({
        allowedHosts: [`127.0.0.1:${port}`],
        resolve: resolveTo({ 'inside.example': ['10.0.0.1'] }),
      });
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow(UrlBlockedError);
    },
  );

  it('keeps credentials within an origin and drops them, whatever their name, across origins', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const other = await serve((request, response) => (seen.push(request.headers), response.end('other')));
    const port = await serve((request, response) => {
      if (request.url === '/same') seen.push(request.headers);
      response.writeHead(307, { location: request.url === '/' ? '/same' : `http://127.0.0.1:${other}/` }).end();
    });
    const { fetch } = outgoing({ allowedHosts: [`127.0.0.1:${port}`, `127.0.0.1:${other}`] });
    const headers = { authorization: 'Bearer canary', 'x-api-key': 'canary', cookie: 'a=canary', accept: 'text/plain' };
    await (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
    expect(seen[0]).toMatchObject({ authorization: 'Bearer canary', 'x-api-key': 'canary' });
    expect(seen[1]?.accept).toBe('text/plain');
    expect(JSON.stringify(seen[1])).not.toContain('canary');
  });

  it('stops reading a body at the cap, whatever its length is said to be', async () => {
    const port = await serve((_, response) => {
      const more = () => response.writable && response.write('x'.repeat(64 * 1024), () => setImmediate(more));
      more();
    });
    const { fetch } = outgoing({ allowedHosts: [`127.0.0.1:${port}`], maxBytes: 200_000 });
    await expect((await fetch(`http://127.0.0.1:${port}/`)).text()).rejects.toThrow(PayloadTooLargeError);
  });

  it('gives up after the time cap', async () => {
    const port = await serve(() => undefined);
    const { fetch } = outgoing({ allowedHosts: [`127.0.0.1:${port}`], timeoutMs: 50 });
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('hands on the parts of a body as they come, and closes the connection when the reader stops', async () => {
    let closed = false;
    const port = await serve((request, response) => {
      response.write('first');
      request.on('close', () => (closed = true));
    });
    const { fetch } = outgoing({ allowedHosts: [`127.0.0.1:${port}`] });
    const reader = (await fetch(`http://127.0.0.1:${port}/`)).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first');
    await reader?.cancel();
    await expect.poll(() => closed).toBe(true);
  });

  it('goes through the proxy, to which the host name is left, and still refuses private hosts', async () => {
    const tunnels: string[] = [];
    const proxyPort = await serve((_, response) => response.end());
    const proxy = createServer().on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\ndone'));
    });
    proxy.listen(0, '127.0.0.1');
    await new Promise((resolve) => proxy.once('listening', resolve));
    closers.push(() => new Promise((resolve) => proxy.close(resolve)));
    const uri = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const resolve = resolveTo({ 'inside.example': ['10.0.0.1'] });
    const { fetch, checkUrl } = outgoing({
      proxy: { http: uri, https: uri },
      resolve,
      allowedHosts: [`127.0.0.1:${proxyPort}`],
    });
    expect(await (await fetch('http://only-the-proxy-knows.example/')).text()).toBe('done');
    expect(tunnels).toEqual(['only-the-proxy-knows.example:80']);
    await expect(fetch('http://inside.example/')).rejects.toThrow(UrlBlockedError);
    await expect(checkUrl('http://10.0.0.1/')).rejects.toThrow(UrlBlockedError);
    expect((await fetch(`http://127.0.0.1:${proxyPort}/`)).status).toBe(200);
    expect(tunnels).toHaveLength(1);
  });
});
