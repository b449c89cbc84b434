import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { callRoute, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import * as langfuse from '../../public/v2/prompts/[name]/route';
import * as imports from '../prompt-imports/route';
import * as exported from './[name]/export/route';
import * as label from './[name]/labels/[label]/route';
import * as prompt from './[name]/route';
import * as prompts from './route';

let team: TestWorkspace;
beforeAll(async () => {
  team = await makeWorkspace();
});
afterAll(async () => {
  await team.remove();
  await disconnect();
});

interface Item {
  path: string;
  name: string | null;
  status: string;
  version: number | null;
  lost: string[];
  problem: string | null;
}
const bring = async (body: object) =>
  (await callRoute<{ items: Item[] }>(imports.POST, { apiKey: team.apiKey, body })).body.items;
const file = (path: string, text: string, more: object = {}) => ({ path, text, ...more });
const own = (text: string) => `messages:\n  - role: user\n    content: ${text}\n`;

describe('importing', () => {
  it('saves nothing before it is confirmed, and then says which version each became', async () => {
    const files = [
      file('support/answer.prompt.yaml', own('one {{question}}')),
      file('greet.prompt', '{{role "system"}}\nHi\n{{role "user"}}\n{{name}}'),
      file('broken.prompt.yaml', 'a: &a [1]\nmessages: *a'),
      file('picture.png', 'x'),
    ];
    const preview = await bring({ files, folder: 'in' });
    expect(preview).toMatchObject([
      { name: 'in/support/answer', format: 'bakeoff', status: 'new', version: null },
      { name: 'in/greet', format: 'dotprompt', status: 'new' },
      { name: null, status: 'refused', problem: expect.stringContaining('alias') as string },
      { name: null, format: null, status: 'refused' },
    ]);
    expect((await callRoute(prompts.GET, { apiKey: team.apiKey })).body).toMatchObject({ items: [] });
    const applied = await bring({ files, folder: 'in', apply: true, message: 'From git' });
    expect(applied.slice(0, 2)).toMatchObject([
      { status: 'new', version: 1 },
      { status: 'new', version: 1 },
    ]);
    const saved = await callRoute(prompt.GET, {
      apiKey: team.apiKey,
      params: { name: 'in%2Fgreet' },
      query: { label: 'latest' },
    });
    expect(saved.body).toMatchObject({
      message: 'From git',
      messages: [
        { role: 'system', content: 'Hi' },
        { role: 'user', content: '{{name}}' },
      ],
    });
    expect((await bring({ files: files.slice(0, 1), folder: 'in' }))[0]).toMatchObject({ status: 'same', version: 1 });
  });

  it('never overwrites: a file that was made from an older version is a conflict', async () => {
    const path = 'in/support/answer.prompt.yaml';
    const [changed] = await bring({ files: [file(path, own('two'), { baseVersion: 1 })], apply: true });
    expect(changed).toMatchObject({ status: 'changed', version: 2 });
    const [late] = await bring({ files: [file(path, own('mine'), { baseVersion: 1 })], apply: true });
    expect(late).toMatchObject({
      status: 'conflict',
      version: 2,
      problem: expect.stringContaining('version 2') as string,
    });
  });

  it('keeps to the rules that saving has', async () => {
    const system = 'messages:\n  - role: system\n    content: "{{context}}"\n';
    const [refused] = await bring({ files: [file('bad.prompt.yaml', system)], apply: true });
    expect(refused).toMatchObject({ status: 'refused', problem: expect.stringContaining('system message') as string });
    const [wrong] = await bring({ files: [file('bad.prompt.yaml', `${own('x')}parameters: { temperature: 9 }`)] });
    expect(wrong).toMatchObject({ status: 'refused', problem: expect.stringContaining('temperature') as string });
  });

  it('takes what a promptfoo configuration points to from the same hand-over only', async () => {
    const config = file('eval/promptfooconfig.yaml', 'prompts:\n  - file://ask.txt\nproviders: [openai:gpt-5]\n');
    const [missing] = await bring({ files: [config] });
    expect(missing).toMatchObject({ status: 'refused', problem: expect.stringContaining('ask.txt') as string });
    const both = await bring({ files: [config, file('eval/ask.txt', 'Q: {{question}}')] });
    expect(both).toMatchObject([{ name: 'eval/ask', format: 'promptfoo', status: 'new', lost: [] }]);
  });
});

describe('exporting', () => {
  it('gives a file, and names what it can’t carry', async () => {
    const params = { name: 'in%2Fgreet' };
    const query = { format: 'openai', version: '1' };
    const { body } = await callRoute<{ text: string }>(exported.GET, { apiKey: team.apiKey, params, query });
    expect(body).toMatchObject({ fileName: 'in/greet.json', version: 1, lost: [] });
    expect(JSON.parse(body.text)).toMatchObject({ messages: [{ role: 'system', content: 'Hi' }, {}] });
    const none = await callRoute(exported.GET, { apiKey: team.apiKey, params, query: { format: 'openai' } });
    expect(none.status).toBe(404);
  });
});

describe('Langfuse’s SDKs', () => {
  const basic = (secret: string) => ({
    authorization: `Basic ${Buffer.from(`pk-lf-anything:${secret}`).toString('base64')}`,
  });
  const params = { name: 'in%2Fanswer' };

  it('read a prompt by label and version, with an API key as their secret key', async () => {
    const text =
      'messages:\n  - { role: system, content: "{{> in/greet@latest}}" }\n  - { role: user, content: "{{question}}" }\nparameters: { model: openai/gpt-5, temperature: 0.5 }\n';
    await bring({ files: [file('in/answer.prompt.yaml', text)], apply: true, message: 'First' });
    await callRoute(label.PUT, {
      apiKey: team.apiKey,
      params: { ...params, label: 'production' },
      method: 'PUT',
      body: { version: 1 },
    });
    const read = (query: Record<string, string>, secret = team.apiKey) =>
      callRoute(langfuse.GET, { params, query, headers: basic(secret) });
    expect((await read({})).body).toMatchObject({
      name: 'in/answer',
      version: 1,
      type: 'chat',
      prompt: [
        { type: 'chatmessage', role: 'system', content: 'Hi\n\n{{name}}' },
        { type: 'chatmessage', role: 'user', content: '{{question}}' },
      ],
      config: { model: 'openai/gpt-5', temperature: 0.5 },
      labels: ['production', 'latest'],
      tags: [],
      commitMessage: 'First',
      resolutionGraph: null,
    });
    expect((await read({ version: '1', resolve: 'true' })).status).toBe(200);
    expect((await read({ label: 'staging' })).status).toBe(404);
    expect((await read({}, 'bk_not_a_key_at_all_0000')).status).toBe(401);
    expect((await callRoute(langfuse.GET, { params })).status).toBe(401);
  });
});
