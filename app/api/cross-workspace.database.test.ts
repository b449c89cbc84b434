/// <reference types="vite/client" />
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db, disconnect } from '@/lib/db';
import { installQueues, runShutdown } from '@/lib/jobs';
import { callRoute, makeWorkspace, signInAs, type TestMember, type TestWorkspace } from '@/lib/testing';
import type { Endpoint } from './endpoint';

type Module = Record<string, Endpoint | undefined>;

/** Every route below app/api, by its path as OpenAPI writes it. A new file is found by itself. */
const modules = Object.fromEntries(
  Object.entries(import.meta.glob<Module>(['./**/route.ts', '!./\\[...path\\]/route.ts'])).map(([file, load]) => [
    file.replace(/^\.(.*)\/route\.ts$/, '/api$1').replaceAll(/\[([^\]]+)\]/g, '{$1}'),
    load,
  ]),
);
/** What says how the server is, and what describes the API, belong to no workspace. */
const WITHOUT_DATA = ['/api/health', '/api/ready', '/api/v1/openapi.json'];
/** What people do before they are signed in. */
const PUBLIC = [
  'POST /api/app/invitations/accept',
  'POST /api/app/setup',
  'POST /api/app/sign-in',
  'POST /api/app/sign-out',
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Nobody listens there, and nobody is asked. */
const PROVIDER = { provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'sk-0123456789' };
/** Stands in the name of everything that the first workspace has. */
const SECRET = 'atlas';

interface Operation {
  name: string;
  path: string;
  method: string;
  run: Endpoint;
}

let operations: Operation[];
let home: TestWorkspace;
let stranger: TestWorkspace;
let reader: TestWorkspace;
let viewer: TestMember;
let foreigner: TestMember;
/** What the first workspace has, by what a path calls it. */
let ids: Record<string, string>;

const operation = (name: string): Operation => {
  const found = operations.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`there is no route ${name}`);
  return found;
};
const parametersOf = (path: string) => [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');

/** The first workspace's thing that a path's parameter names. A route over something new has to be given one here. */
function paramsOf({ path, name }: Operation): Record<string, string> {
  const kind = /^\/api\/(?:v1|app|public\/v2)\/([^/]+)/.exec(path)?.[1] ?? '';
  return Object.fromEntries(
    parametersOf(path).map((parameter) => {
      const id = ids[`${kind}.${parameter}`];
      if (!id) throw new Error(`${name} has a parameter that this test knows no value for: ${kind}.${parameter}`);
      return [parameter, id];
    }),
  );
}

/** Bodies that pass the schemas and name the first workspace's things. A route that takes a body has to be given one here. */
function bodyOf({ name, run }: Operation): unknown {
  const { body, rawBody } = run.definition;
  if (name === 'POST /api/v1/documents/{id}/replace') {
    const form = new FormData();
    form.append('file', new File(['other text'], 'other.txt'));
    return form;
  }
  if (name === 'POST /api/v1/datasets/{id}/cases/preview') {
    const form = new FormData();
    form.append('file', new File(['question\nWhat is it?\n'], 'cases.csv'));
    return form;
  }
  if (!body && !rawBody) return undefined;
  const messages = [{ role: 'user', content: '{{question}}' }];
  const content = { messages };
  const chunking = { strategy: 'fixed', size: 100, overlap: 0, unit: 'token' };
  const embedding = { model: 'builtin/lexical' };
  const retrieval = { indexId: ids['indexes.id'], mode: 'lexical', topK: 3 };
  const question = 'What is it?';
  const grid = { datasetId: ids['datasets.id'], collectionId: ids['collections.id'], chunkings: [chunking] };
  const bodies: Record<string, unknown> = {
    'POST /api/app/api-keys': { name: 'Mine', scopes: ['read'] },
    'POST /api/app/comparisons/{id}/answers': { action: 'stop', answerIds: [ids['comparisons.answerId']] },
    'POST /api/app/invitations': { email: 'somebody@example.com', role: 'viewer' },
    'PATCH /api/app/members/{userId}': { role: 'viewer' },
    'POST /api/app/offered-models': { connectionId: ids['connections.id'] },
    'POST /api/app/password': { currentPassword: 'a long password', newPassword: 'another password' },
    'PUT /api/app/playground-draft': undefined,
    'PUT /api/app/prompts/{name}/draft': { content, baseVersion: 1 },
    'POST /api/app/prompts/{name}/merge': { content, baseVersion: 1, theirVersion: 1 },
    'POST /api/app/prompts/preview': { content },
    'PATCH /api/app/spending': { dailyCapUsd: null },
    'PATCH /api/app/kept-responses': { hours: 0 },
    'PATCH /api/app/workspace': { name: 'Renamed' },
    'POST /api/app/workspaces': { name: 'Another' },
    'POST /api/openai/v1/chat/completions': {
      model: `${ids['prompts.name']}@production`,
      messages: [{ role: 'user', content: question }],
    },
    'POST /api/v1/chunkings/preview': { documentId: ids['documents.id'], chunking },
    'POST /api/v1/collections': { name: 'Mine' },
    'PATCH /api/v1/collections/{id}': { name: 'Taken' },
    'POST /api/v1/comparisons': {
      inputs: [{ question }],
      variants: [{ prompt: { name: ids['prompts.name'], version: 1 }, model: 'builtin/extractive', retrieval }],
    },
    'POST /api/v1/comparisons/estimate': {
      inputs: [{ question }],
      variants: [{ prompt: { name: ids['prompts.name'], version: 1 }, model: 'builtin/extractive', retrieval }],
    },
    'PATCH /api/v1/comparisons/{id}': { name: 'taken' },
    'POST /api/v1/comparisons/{id}/answers': { repeats: 2 },
    'POST /api/v1/comparisons/{id}/answers/estimate': { repeats: 2 },
    'POST /api/v1/comparisons/{id}/votes': { inputIndex: 0, winner: 'tie' },
    'POST /api/v1/routers': { name: 'mine', strategy: { type: 'fallback', models: ['builtin/extractive'] } },
    'PATCH /api/v1/routers/{id}': { name: 'taken' },
    'POST /api/v1/connections': { ...PROVIDER, name: 'mine' },
    'PATCH /api/v1/connections/{id}': { name: 'taken' },
    'POST /api/v1/documents': { collectionId: ids['collections.id'], name: 'mine.txt', text: 'Mine.' },
    'PATCH /api/v1/documents/{id}': { name: 'taken.txt' },
    'PATCH /api/v1/documents': { ids: [ids['documents.id']], addTags: ['taken'] },
    'POST /api/v1/datasets': { name: 'Mine' },
    'PATCH /api/v1/datasets/{id}': { name: 'Taken' },
    'POST /api/v1/datasets/{id}/cases': { cases: [{ input: { question } }] },
    'PATCH /api/v1/datasets/{id}/cases/{caseId}': { tags: ['taken'] },
    'POST /api/v1/datasets/{id}/cases/delete': { caseIds: [ids['datasets.caseId']] },
    'POST /api/v1/datasets/{id}/cases/from-answer': { answerId: ids['comparisons.answerId'] },
    'POST /api/v1/retrieval-evaluations/grid': grid,
    'POST /api/v1/retrieval-evaluations/grid/estimate': grid,
    'POST /api/v1/retrieval-evaluations': { datasetId: ids['datasets.id'], retrievals: [retrieval] },
    'POST /api/v1/indexes': {
      ...{ name: 'Mine', collectionId: ids['collections.id'], chunking, embedding },
      search: { type: 'exact', distance: 'cosine', precision: 'full' },
    },
    'POST /api/v1/indexes/estimate': { collectionId: ids['collections.id'], chunking, embedding },
    'PATCH /api/v1/indexes/{id}': { name: 'Taken' },
    'POST /api/v1/indexes/{id}/refresh': {},
    'POST /api/v1/indexes/{id}/health': {},
    'POST /api/v1/indexes/{id}/search': { query: question },
    'POST /api/v1/prompts': { name: 'mine' },
    'PATCH /api/v1/prompts/{name}': { description: 'Taken' },
    'POST /api/v1/prompts/{name}/versions': { messages, message: 'Taken' },
    'PUT /api/v1/prompts/{name}/labels/{label}': { version: 1 },
    'POST /api/v1/prompt-imports': { files: [{ path: 'mine.txt', text: 'Mine' }] },
    'POST /api/v1/prompts/{name}/comments': { version: 1, body: 'Taken' },
    'PATCH /api/v1/prompts/{name}/comments/{id}': { body: 'Taken' },
    'POST /api/v1/prompts/{name}/branches': { name: 'mine', from: 1 },
    'POST /api/v1/prompts/{name}/merge': { from: 'beta' },
    'POST /api/v1/prompts/{name}/render': { version: 1, variables: { question } },
    'POST /api/v1/shares': { comparisonId: ids['comparisons.id'] },
    'POST /api/v1/site-imports': { collectionId: ids['collections.id'], url: 'http://1.1.1.1/' },
  };
  if (!(name in bodies)) throw new Error(`${name} takes a body, and this test has none for it`);
  return bodies[name];
}

const QUERIES: Record<string, Record<string, string>> = {
  'GET /api/v1/prompts/{name}/diff': { from: '1', to: '1' },
  'GET /api/v1/prompts/{name}/labels/{label}/check': { version: '1' },
  'GET /api/v1/prompts/{name}/merge': { from: 'beta' },
  'GET /api/v1/prompts/{name}/export': { format: 'text' },
};

const call = async (target: Operation, as: { apiKey?: string; headers?: Record<string, string> }, bare = false) => {
  const { method, run, name } = target;
  const query = QUERIES[name] ?? (name.startsWith('GET /api/app/search') ? { q: SECRET } : {});
  const body = bare ? undefined : bodyOf(target);
  const {
    status,
    response,
    body: json,
  } = await callRoute(run, { ...as, method, params: paramsOf(target), query, body });
  const text = json === undefined ? '' : JSON.stringify(json);
  await response.body?.cancel().catch(() => undefined);
  return { status, text };
};

async function make<Answer>(name: string, body: unknown): Promise<Answer> {
  const target = operation(name);
  const answer = await callRoute<Answer>(target.run, { apiKey: home.apiKey, method: target.method, body, params: ids });
  expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

interface Made {
  id: string;
}

/** One of everything in the first workspace, made over the API. */
async function fill(): Promise<void> {
  const name = `${SECRET}/plan`;
  ids = { name, label: 'production' };
  const collection = await make<Made>('POST /api/v1/collections', { name: SECRET });
  const text = { collectionId: collection.id, name: `${SECRET}.txt`, text: `The ${SECRET} plan.` };
  const { items } = await make<{ items: Made[] }>('POST /api/v1/documents', text);
  await make('POST /api/v1/prompts', { name });
  const messages = [{ role: 'user', content: `${SECRET}: {{question}}` }];
  await make('POST /api/v1/prompts/{name}/versions', { messages, message: 'First' });
  await make('PUT /api/v1/prompts/{name}/labels/{label}', { version: 1 });
  const connection = { ...PROVIDER, name: SECRET };
  const { id: connectionId } = await make<Made>('POST /api/v1/connections', connection);
  const strategy = { type: 'fallback', models: ['builtin/extractive'] };
  const { id: routerId } = await make<Made>('POST /api/v1/routers', { name: 'theirs', strategy });
  const { id: indexId } = await make<Made>('POST /api/v1/indexes', {
    ...{ name: SECRET, collectionId: collection.id, embedding: { model: 'builtin/lexical' } },
    chunking: { strategy: 'fixed', size: 100, overlap: 0, unit: 'token' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  const variants = [{ prompt: { name, version: 1 }, model: 'builtin/extractive', retrieval: null }];
  const inputs = [{ question: `What is ${SECRET}?` }];
  const { id: comparisonId } = await make<Made>('POST /api/v1/comparisons', { name: SECRET, inputs, variants });
  ids.id = comparisonId;
  const state = await vi.waitFor(async () => {
    const read = await make<{ status: string; answers: Made[] }>('GET /api/v1/comparisons/{id}', undefined);
    expect(read.status).toBe('done');
    return read;
  }, 20_000);
  await make('POST /api/v1/prompts/{name}/branches', { name: 'beta', from: 1 });
  const comment = await make<Made>('POST /api/v1/prompts/{name}/comments', { version: 1, body: SECRET });
  const vote = await make<Made>('POST /api/v1/comparisons/{id}/votes', { inputIndex: 0, winner: 'tie' });
  const share = await make<Made>('POST /api/v1/shares', { comparisonId });
  // An address by number needs no look-up, and no worker is there to fetch it.
  const site = { collectionId: collection.id, url: 'http://1.1.1.1/' };
  const siteImport = await make<Made>('POST /api/v1/site-imports', site);
  const { id: datasetId } = await make<Made>('POST /api/v1/datasets', { name: SECRET });
  ids.id = datasetId;
  const evidence = [{ documentName: `${SECRET}.txt`, quote: SECRET }];
  const { caseIds } = await make<{ caseIds: string[] }>('POST /api/v1/datasets/{id}/cases', {
    cases: [{ input: { question: `What is ${SECRET}?` }, evidence }],
  });
  // Nothing is read or built here, so it can't be made over the API.
  const evaluationId = 'rev_atlas';
  const { workspaceId } = home;
  await db().retrievalEvaluation.create({
    data: {
      ...{ id: evaluationId, workspaceId, name: SECRET, datasetId, datasetVersion: 1, ks: [1], minCoverage: 0.5 },
      ...{ retrievals: [{ name: SECRET, indexId, mode: 'lexical', topK: 1 }], status: 'stopped' },
    },
  });
  const { id: invitationId } = await make<Made>('POST /api/app/invitations', {
    email: 'atlas@example.com',
    role: 'viewer',
  });
  ids = {
    'collections.id': collection.id,
    'documents.id': items[0]?.id ?? '',
    'documents.version': '1',
    'prompts.name': name,
    'prompts.label': 'production',
    'prompts.branch': 'beta',
    'prompts.id': comment.id,
    'connections.id': connectionId,
    'routers.id': routerId,
    'indexes.id': indexId,
    'indexes.documentId': items[0]?.id ?? '',
    'comparisons.id': comparisonId,
    'comparisons.answerId': state.answers[0]?.id ?? '',
    'comparisons.voteId': vote.id,
    'shares.id': share.id,
    'site-imports.id': siteImport.id,
    'datasets.id': datasetId,
    'datasets.caseId': caseIds[0] ?? '',
    'datasets.version': '1',
    'retrieval-evaluations.id': evaluationId,
    'invitations.id': invitationId,
    'members.userId': home.access.userId,
    'api-keys.id': home.keyAccess.keyId ?? '',
  };
}

beforeAll(async () => {
  process.env.BAKEOFF_ALLOWED_HOSTS = '127.0.0.1:9';
  await installQueues();
  operations = [];
  for (const [path, load] of Object.entries(modules)) {
    if (WITHOUT_DATA.includes(path)) continue;
    const routes = await load();
    for (const method of METHODS) {
      const run = routes[method];
      if (run) operations.push({ name: `${method} ${path}`, path, method, run });
    }
  }
  [home, stranger, reader] = [await makeWorkspace(), await makeWorkspace(), await makeWorkspace({ scopes: ['read'] })];
  viewer = await signInAs(home, 'viewer');
  foreigner = await signInAs(stranger, 'admin');
  await fill();
}, 120_000);

afterAll(async () => {
  await runShutdown();
  await Promise.all([home, stranger, reader].map((workspace) => workspace.remove()));
  await disconnect();
});

const guarded = () => operations.filter(({ run }) => run.definition.needs !== 'nothing');

describe('Every route', () => {
  it('goes through the one wrapper, and only those that nobody can be signed in for ask for no credentials', () => {
    expect(operations.length).toBeGreaterThan(50);
    for (const { name, run } of operations) expect(run.definition, name).toBeDefined();
    const open = operations.filter((target) => !guarded().includes(target)).map(({ name }) => name);
    expect(open.sort()).toEqual(PUBLIC);
  });

  it('shows its own workspace what this test asks for, so that a 404 to others means something', async () => {
    for (const target of operations.filter(({ method, path }) => method === 'GET' && path.includes('{'))) {
      expect((await call(target, { apiKey: home.apiKey })).status, target.name).not.toBe(404);
    }
  });

  it('answers 401 without credentials and with wrong ones', async () => {
    for (const target of guarded()) {
      expect((await call(target, {}, true)).status, target.name).toBe(401);
      const wrong = { apiKey: 'bk_00000000000000000000000000000000' };
      expect((await call(target, wrong, true)).status, target.name).toBe(401);
    }
  });

  it('answers 404 about another workspace’s things to a key with all rights, and never shows them', async () => {
    for (const target of guarded()) {
      const { status, text } = await call(target, { apiKey: stranger.apiKey });
      if (target.path.includes('{')) {
        // What only a person may do is refused to any key before anything is looked for.
        const refused = target.name === 'DELETE /api/app/api-keys/{id}' ? 403 : 404;
        expect(status, `${target.name}: ${text}`).toBe(refused);
      }
      if (status < 300) expect(text.toLowerCase(), target.name).not.toContain(SECRET);
    }
  });

  it('answers 404 to a session of somebody who is no member of the workspace', async () => {
    const headers = { ...foreigner.headers, 'x-bakeoff-workspace': home.workspaceId };
    for (const target of guarded()) {
      expect((await call(target, { headers }, true)).status, target.name).toBe(404);
    }
  });

  it('that changes or runs something answers 403 to a key that only reads, and to a viewer', async () => {
    for (const target of guarded().filter(({ run }) => run.definition.needs !== 'read')) {
      expect((await call(target, { apiKey: reader.apiKey }, true)).status, target.name).toBe(403);
      expect((await call(target, { headers: viewer.headers }, true)).status, target.name).toBe(403);
    }
  });
});
