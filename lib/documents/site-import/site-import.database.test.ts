import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as collectionRoute from '@/app/api/v1/collections/[id]/route';
import * as documentsRoute from '@/app/api/v1/documents/route';
import * as importRoute from '@/app/api/v1/site-imports/[id]/route';
import * as stopRoute from '@/app/api/v1/site-imports/[id]/stop/route';
import * as importsRoute from '@/app/api/v1/site-imports/route';
import { db, disconnect } from '@/lib/db';
import { importSite } from '@/lib/documents';
import { installQueues } from '@/lib/jobs';
import { callRoute, makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import type { Document, SiteImport } from '../schema';
import { insertSiteImport } from './store';

let home: TestWorkspace;
let other: TestWorkspace;
let server: Server;
let origin: string;
let pages: Record<string, string | { status?: number; type?: string; body?: string; location?: string }>;
let asked: string[];
let collectionId: string;

beforeAll(async () => {
  await installQueues();
  [home, other] = [await makeWorkspace(), await makeWorkspace()];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? ''];
    if (page === undefined) return void response.writeHead(404).end();
    const {
      status = 200,
      type = 'text/html; charset=utf-8',
      body = '',
      location,
    } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  collectionId = (await makeCollection(home.workspaceId)).id;
  asked = [];
});
afterAll(async () => {
  server.close();
  await disconnect();
});

const call = <Body>(handler: Parameters<typeof callRoute>[0], options: Parameters<typeof callRoute>[1] = {}) =>
  callRoute<Body>(handler, { apiKey: home.apiKey, ...options });
const html = (text: string, ...links: string[]) =>
  `<html><body><p>${text}</p>${links.map((link) => `<a href="${link}">x</a>`).join('')}</body></html>`;
const state = async (id: string) => (await call<SiteImport>(importRoute.GET, { params: { id } })).body;
const documents = async () =>
  (await call<{ items: Document[] }>(documentsRoute.GET, { query: { collectionId } })).body.items;

/** Runs an import as the worker does; the fake site lies inside this machine, which only the test's own `fetch` may reach. */
async function run(
  start: { url?: string; findBy?: 'links' | 'sitemap'; depth?: number; maxPages?: number } = {},
  pauseMs = 0,
) {
  const { id } = await insertSiteImport(home.workspaceId, { collectionId, url: `${origin}/`, ...start });
  const done = importSite(
    { workspaceId: home.workspaceId, importId: id },
    { signal: new AbortController().signal },
    { fetch: globalThis.fetch, pauseMs },
  );
  return { id, done };
}
async function imported(start: Parameters<typeof run>[0] = {}) {
  const { id, done } = await run(start);
  await done;
  return state(id);
}

describe('the pages of a site', () => {
  it('are found by links of the same origin to a depth, each once, as robots.txt allows', async () => {
    pages = {
      '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /private\nAllow: /private/open' },
      '/': html(
        'Home',
        '/a',
        '/a#part',
        'b?x=1',
        '/private/no',
        '/private/open',
        'https://elsewhere.example/',
        '/picture.png',
        '/gone',
        '/old',
        'mailto:a@b.example',
      ),
      '/a': html('Page a', '/', '/deep'),
      '/b?x=1': { type: 'text/plain', body: 'A plain text.' },
      '/deep': html('Deep', '/deeper'),
      '/deeper': html('Deeper'),
      '/private/open': html('Open'),
      '/old': { status: 301, location: '/a' },
    };
    const result = await imported({ depth: 2 });
    expect(result).toMatchObject({ status: 'done', imported: 5, unchanged: 0, error: null });
    expect(result.progress.done).toBe(result.progress.total);
    expect(result.skipped).toEqual([
      { url: `${origin}/private/no`, reason: 'robots.txt does not allow it' },
      { url: `${origin}/gone`, reason: 'it answered 404' },
    ]);
    expect((await documents()).map(({ sourceUrl }) => sourceUrl?.slice(origin.length)).sort()).toEqual([
      '/',
      '/a',
      '/b?x=1',
      '/deep',
      '/private/open',
    ]);
    expect(asked).not.toContain('/private/no');
    expect(asked).not.toContain('/deeper');

    pages['/a'] = html('Page a, changed', '/');
    const again = await imported({ depth: 1 });
    expect(again).toMatchObject({ imported: 1, unchanged: 3 });
    expect((await documents()).find(({ sourceUrl }) => sourceUrl === `${origin}/a`)?.version).toBe(2);
  });

  it('are found in its sitemaps, and no more of them than wanted', async () => {
    const sitemap = (...names: string[]) =>
      `<urlset>${names.map((name) => `<url><loc>${origin}${name}</loc></url>`).join('')}<url><loc>https://elsewhere.example/x</loc></url></urlset>`;
    pages = {
      '/robots.txt': { type: 'text/plain', body: `Sitemap: ${origin}/index.xml` },
      '/index.xml': {
        type: 'application/xml',
        body: `<sitemapindex><sitemap><loc>${origin}/one.xml</loc></sitemap><sitemap><loc>${origin}/bad.xml</loc></sitemap></sitemapindex>`,
      },
      '/one.xml': { type: 'application/xml', body: sitemap('/1', '/2', '/3', '/4') },
      '/bad.xml': { type: 'application/xml', body: '<!DOCTYPE x [<!ENTITY a "b">]><urlset/>' },
      '/1': html('One', '/never'),
      '/2': html('Two'),
      '/3': html('Three'),
    };
    expect(await imported({ findBy: 'sitemap', maxPages: 3 })).toMatchObject({
      status: 'done',
      imported: 3,
      progress: { done: 3, total: 3 },
    });
    expect(asked).not.toContain('/never');
    expect(await imported({ findBy: 'sitemap', url: `${origin}/bad.xml` })).toMatchObject({
      status: 'failed',
      error: { code: 'url_unreachable' },
      skipped: [{ url: `${origin}/bad.xml`, reason: 'it is no sitemap' }],
    });
  });

  it('that can’t be read fail with the reason', async () => {
    pages = { '/robots.txt': { status: 503 }, '/': html('Home') };
    expect(await imported()).toMatchObject({
      status: 'failed',
      error: { detail: expect.stringContaining('503') as string },
    });
    pages = { '/': { status: 302, location: 'http://localhost:1/' } };
    expect((await imported()).status).toBe('failed');
  });

  it('are no longer fetched when the import is stopped or its collection deleted; what came stays', async () => {
    pages = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`/${i === 0 ? '' : i}`, html(`Page ${i}`, `/${i + 1}`, `/${i + 2}`)]),
    );
    const { id, done } = await run({ depth: 5, maxPages: 200 }, 100);
    await vi.waitFor(async () => expect((await documents()).length).toBeGreaterThan(0));
    expect(await call(stopRoute.POST, { method: 'POST', params: { id } })).toMatchObject({
      status: 200,
      body: { status: 'stopped' },
    });
    await done;
    expect((await state(id)).status).toBe('stopped');
    expect((await call(stopRoute.POST, { method: 'POST', params: { id } })).status).toBe(409);
    const second = await run({ depth: 5, maxPages: 200 }, 100);
    await call(collectionRoute.DELETE, { method: 'DELETE', params: { id: collectionId } });
    await second.done;
    expect((await call(importRoute.GET, { params: { id: second.id } })).status).toBe(404);
  });
});

describe('an import of a site', () => {
  it('is refused for addresses inside the network, and is nobody else’s', async () => {
    const body = { collectionId, url: 'http://169.254.169.254/' };
    expect(await call(importsRoute.POST, { body })).toMatchObject({ status: 422, body: { code: 'url_blocked' } });
    expect((await call(importsRoute.POST, { body: { ...body, depth: 9 } })).status).toBe(422);
    const { id } = await insertSiteImport(home.workspaceId, { collectionId, url: origin });
    for (const [handler, method] of [
      [importRoute.GET, 'GET'],
      [stopRoute.POST, 'POST'],
    ] as const)
      expect((await callRoute(handler, { apiKey: other.apiKey, method, params: { id } })).status).toBe(404);
    expect((await callRoute(importsRoute.GET, { apiKey: other.apiKey, query: { collectionId } })).status).toBe(404);
    const listed = await call<{ items: SiteImport[] }>(importsRoute.GET, { query: { collectionId } });
    expect(listed.body.items.map((item) => item.id)).toEqual([id]);
    expect(await db().siteImport.count({ where: { collectionId } })).toBe(1);
  });
});
