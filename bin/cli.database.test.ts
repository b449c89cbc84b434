import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as imports from '@/app/api/v1/prompt-imports/route';
import * as exported from '@/app/api/v1/prompts/[name]/export/route';
import * as list from '@/app/api/v1/prompts/route';
import { disconnect } from '@/lib/db';
import { createPrompt, getPromptVersion, saveVersion } from '@/lib/prompts';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';

let team: TestWorkspace;
let server: Server;
let url: string;
const folder = mkdtempSync(join(tmpdir(), 'bakeoff-cli-'));

/** The three routes that the commands ask, behind a port. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const name = /^\/api\/v1\/prompts\/([^/]+)\/export$/.exec(pathname)?.[1];
  if (name) return exported.GET(request, { params: Promise.resolve({ name }) });
  const route = pathname === '/api/v1/prompt-imports' ? imports.POST : list.GET;
  return route(request, { params: Promise.resolve({}) });
}

beforeAll(async () => {
  team = await makeWorkspace();
  server = createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const request = new Request(`${url}${incoming.url ?? ''}`, {
        method: incoming.method ?? 'GET',
        headers: incoming.headers as Record<string, string>,
        ...(incoming.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
      });
      const response = await answer(request);
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await createPrompt(team.access, { name: 'support/answer', description: 'Answers' });
  await save('one');
});
afterAll(async () => {
  server.close();
  rmSync(folder, { recursive: true });
  await team.remove();
  await disconnect();
});

const save = (text: string) =>
  saveVersion(team.access, 'support/answer', { messages: [{ role: 'user', content: text }], message: text });
const file = join(folder, 'support/answer.prompt.yaml');
const edit = (from: string, to: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));

async function bakeoff(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['bin/cli.mjs', ...words], {
    env: { ...process.env, BAKEOFF_URL: url, BAKEOFF_API_KEY: team.apiKey },
  });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}

it('carries prompts into a folder and back, and never overwrites what others did', async () => {
  expect(await bakeoff('pull', folder)).toMatchObject({
    code: 0,
    said: expect.stringContaining('version 1') as string,
  });
  expect(readFileSync(file, 'utf8')).toBe(
    'format: 1\ndescription: Answers\nmessages:\n  - role: user\n    content: one\n',
  );
  expect(await bakeoff('diff', folder)).toMatchObject({ code: 0 });

  edit('one', 'two');
  const shown = await bakeoff('diff', folder);
  expect([shown.code, shown.said]).toEqual([1, expect.stringContaining('+    content: two')]);
  expect(await bakeoff('push', folder, '-m', 'From git')).toMatchObject({ code: 0 });
  expect(await getPromptVersion(team.access, 'support/answer', { label: 'latest' })).toMatchObject({
    version: 2,
    message: 'From git',
    messages: [{ content: 'two' }],
  });
  expect((await bakeoff('push', folder)).said).toContain('Nothing was changed');

  await save('theirs');
  edit('two', 'mine');
  const late = await bakeoff('push', folder);
  expect([late.code, late.said]).toEqual([1, expect.stringContaining('conflict')]);
  const pulled = await bakeoff('pull', folder);
  expect([pulled.code, pulled.said]).toEqual([1, expect.stringContaining('kept')]);
  expect(readFileSync(file, 'utf8')).toContain('mine');
  expect((await bakeoff('pull', folder, '--force')).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('theirs');
});

it('says how it is used, and what is wrong', async () => {
  expect(await bakeoff('--help')).toMatchObject({ code: 0, said: expect.stringContaining('bakeoff push') as string });
  expect((await bakeoff('dance')).code).toBe(2);
  const away = await bakeoff('pull', folder, '--url', 'http://127.0.0.1:9');
  expect([away.code, away.said]).toEqual([1, expect.stringContaining('can’t be reached')]);
});
