import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/db';
import { installQueues } from '@/lib/jobs';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { createCollection, getDocumentFile, importUrl } from '@/lib/documents';

const PAGE =
  '<html><head><title>Tides</title></head><body><main><h1>Tides</h1><p>High water at nine.</p></main></body></html>';

let team: TestWorkspace;
let server: Server;
let host: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/tides.html' }).end();
    else if (request.url === '/tides.html') response.setHeader('content-type', 'text/html').end(PAGE);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv('BAKEOFF_ALLOWED_HOSTS', host);
  await installQueues();
  team = await makeWorkspace();
});
afterAll(async () => {
  await team.remove();
  server.close();
  await disconnect();
  vi.unstubAllEnvs();
});

it('A page of a host that BAKEOFF_ALLOWED_HOSTS names becomes a document, redirects followed; an error page does not', async () => {
  const { access } = team;
  const { id: collectionId } = await createCollection(access, { name: 'From the harbour' });
  const { items } = await importUrl(access, { collectionId, url: `http://${host}/moved` });
  expect(items).toMatchObject([{ mimeType: 'text/html', status: 'queued', duplicate: false }]);
  const file = await getDocumentFile(access, items[0]?.id ?? '');
  expect(JSON.stringify(file)).toContain('tides');
  const again = await importUrl(access, { collectionId, url: `http://${host}/tides.html` });
  expect(again.items).toMatchObject([{ id: items[0]?.id, duplicate: true }]);
  await expect(importUrl(access, { collectionId, url: `http://${host}/nothing` })).rejects.toMatchObject({
    status: 422,
  });
});
