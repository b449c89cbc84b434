import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { query, sql } from '@/lib/db';
import { callRoute, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import type { Comparison, ComparisonSummary, Judging, Vote } from '@/lib/comparisons/schema';
import * as one from './[id]/route';
import * as events from './[id]/events/route';
import * as exported from './[id]/export/route';
import * as restore from './[id]/restore/route';
import * as retry from './[id]/answers/[answerId]/retry/route';
import * as stop from './[id]/stop/route';
import * as stopOne from './[id]/answers/[answerId]/stop/route';
import * as judging from './[id]/judging/route';
import * as votes from './[id]/votes/route';
import * as withdrawn from './[id]/votes/[voteId]/route';
import * as all from './route';

let mine: TestWorkspace;
let theirs: TestWorkspace;
beforeAll(async () => {
  [mine, theirs] = [await makeWorkspace(), await makeWorkspace()];
});
afterAll(() => Promise.all([mine.remove(), theirs.remove()]));

const PATIENCE = { timeout: 15_000 };

const body = {
  inputs: [{ question: 'What does the cat say?' }],
  variants: [
    { prompt: { messages: [{ role: 'user', content: '{{question}}' }] }, model: 'builtin/extractive', retrieval: null },
  ],
};

async function make(columns = 1): Promise<Comparison> {
  const variants = Array.from({ length: columns }, () => body.variants[0]);
  const answer = await callRoute<Comparison>(all.POST, { apiKey: mine.apiKey, body: { ...body, variants } });
  expect(answer.status).toBe(202);
  return answer.body;
}

const read = (id: string) => callRoute<Comparison>(one.GET, { apiKey: mine.apiKey, params: { id } });

async function makeFinished(columns = 1): Promise<Comparison> {
  const { id } = await make(columns);
  return vi.waitFor(async () => {
    const { body: comparison } = await read(id);
    expect(comparison.finishedAt).not.toBeNull();
    return comparison;
  }, PATIENCE);
}

async function eventsOf(response: Response): Promise<{ id: number; event: string; data: Record<string, unknown> }[]> {
  return (await response.text())
    .split('\n\n')
    .filter((block) => block !== '' && !block.startsWith(':'))
    .map((block) => {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
      return { id: Number(fields.id), event: fields.event ?? '', data: JSON.parse(fields.data ?? '') };
    });
}

describe('the comparisons API', () => {
  it('answers 202 with a comparison that then finishes by itself', async () => {
    const comparison = await makeFinished();
    expect(comparison).toMatchObject({ status: 'done', progress: { done: 1, total: 1 } });
    expect(comparison.answers[0]).toMatchObject({ status: 'done', model: 'builtin/extractive', costUsd: 0, hits: [] });
    expect(comparison.answers[0]?.text).toContain('I can only quote documents');
  });

  it('streams the same as server-sent events', async () => {
    const headers = { accept: 'text/event-stream' };
    const { response } = await callRoute(all.POST, { apiKey: mine.apiKey, body, headers });
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    expect(response.headers.get('cache-control')).toMatch('no-transform');
    const seen = await eventsOf(response);
    expect(seen[0]).toMatchObject({ id: 1, event: 'comparison.started' });
    expect(seen.at(-1)).toMatchObject({ event: 'comparison.finished', data: { status: 'done' } });
    const said = seen.filter(({ event }) => event === 'answer.delta').map(({ data }) => data.text);
    expect(seen.at(-2)?.data).toMatchObject({ answer: { text: said.join(''), status: 'done' } });
  });

  it('goes on after Last-Event-ID, and says 204 where nothing is left', async () => {
    const { id, lastEventId } = await makeFinished();
    const follow = (headers: Record<string, string>) =>
      callRoute(events.GET, { apiKey: mine.apiKey, params: { id }, headers });
    const whole = await eventsOf((await follow({})).response);
    const rest = await eventsOf((await follow({ 'last-event-id': '3' })).response);
    expect(rest).toEqual(whole.slice(3));
    expect((await follow({ 'last-event-id': String(lastEventId) })).status).toBe(204);
    expect((await follow({ 'last-event-id': 'x' })).status).toBe(422);
  });

  it('ends the stream of a reader whose key was revoked', async () => {
    const { id } = await makeFinished();
    await query(
      sql`update comparisons set status = 'running', owner = 'elsewhere', heartbeat_at = now() where id = ${id}`,
    );
    const { response } = await callRoute(events.GET, { apiKey: mine.apiKey, params: { id } });
    await query(sql`update api_keys set revoked_at = now() where workspace_id = ${mine.workspaceId}`);
    await expect(response.text()).resolves.toContain('comparison.started');
    await query(sql`update api_keys set revoked_at = null where workspace_id = ${mine.workspaceId}`);
  }, 15_000);

  it('refuses a missing variable, an unknown model and an unknown prompt before anything runs', async () => {
    const [variant] = body.variants;
    const refused = async (change: object, inputs = body.inputs) =>
      callRoute(all.POST, { apiKey: mine.apiKey, body: { inputs, variants: [{ ...variant, ...change }] } });
    const missing = await refused({ prompt: { messages: [{ role: 'user', content: '{{tone}} {{question}}' }] } });
    expect(missing).toMatchObject({ status: 422, body: { errors: [{ path: 'inputs.0.variables.tone' }] } });
    expect((await refused({ model: 'nobody/nothing' })).status).toBe(422);
    expect((await refused({ prompt: { name: 'not-there', label: 'production' } })).status).toBe(404);
    expect((await refused({ retrieval: { indexId: 'idx_x', mode: 'dense', topK: 3 } })).status).toBe(404);
    expect((await refused({ surprise: 1 })).status).toBe(422);
    expect((await refused({ prompt: { messages: [{ role: 'system', content: '{{context}}' }] } })).status).toBe(422);
  });

  it('lists the newest first, page by page', async () => {
    const first = await make();
    const second = await make();
    const page = await callRoute<{ items: ComparisonSummary[]; nextCursor: string | null }>(all.GET, {
      apiKey: mine.apiKey,
      query: { limit: '1' },
    });
    expect(page.body.items[0]).toMatchObject({ id: second.id, question: 'What does the cat say?', inputs: 1 });
    const next = await callRoute<{ items: ComparisonSummary[] }>(all.GET, {
      apiKey: mine.apiKey,
      query: { limit: '1', cursor: page.body.nextCursor ?? '' },
    });
    expect(next.body.items[0]?.id).toBe(first.id);
    await query(sql`delete from comparisons where id = ${second.id}`);
    const after = await callRoute<{ items: ComparisonSummary[] }>(all.GET, {
      apiKey: mine.apiKey,
      query: { limit: '1', cursor: second.id },
    });
    expect(after.body.items[0]?.id).toBe(first.id);
  });

  it('takes votes, replaces them and gives them back', async () => {
    const { id, answers } = await makeFinished();
    const cast = (winner: string) =>
      callRoute<Vote>(votes.POST, { apiKey: mine.apiKey, params: { id }, body: { inputIndex: 0, winner } });
    expect((await cast('tie')).status).toBe(201);
    const { body: vote } = await cast(answers[0]?.id ?? '');
    expect((await read(id)).body.votes).toEqual([vote]);
    expect((await cast('ans_of_another')).status).toBe(422);
    const params = { id, voteId: vote.id };
    expect((await callRoute(withdrawn.DELETE, { apiKey: mine.apiKey, method: 'DELETE', params })).status).toBe(204);
    expect((await read(id)).body.votes).toEqual([]);
  });

  it('takes a vote on two of the answers beside the one on all, and says what the votes show', async () => {
    const { id, answers } = await makeFinished(3);
    const [a, b, c] = answers.map((answer) => answer.id) as [string, string, string];
    const cast = (body: Record<string, unknown>) =>
      callRoute<Vote>(votes.POST, { apiKey: mine.apiKey, params: { id }, body: { inputIndex: 0, ...body } });
    expect((await cast({ winner: a })).status).toBe(201);
    expect((await cast({ winner: b, shown: [a, b] })).status).toBe(201);
    const { body: again } = await cast({ winner: 'tie', shown: [b, a] });
    expect(again).toMatchObject({ winner: 'tie', shown: [a, b].sort(), judge: { name: expect.any(String) as string } });
    expect((await read(id)).body.votes).toHaveLength(2);
    expect((await cast({ winner: c, shown: [a, b] })).status).toBe(422);
    expect((await cast({ winner: 'tie', shown: [a, 'ans_of_another'] })).status).toBe(422);
    expect((await cast({ winner: 'tie', shown: [a, a] })).status).toBe(422);

    const { body } = await callRoute<Judging>(judging.GET, { apiKey: mine.apiKey, params: { id } });
    expect(body).toMatchObject({ votes: 2, ties: 1, questions: 1 });
    expect(body.columns.map(({ won, tied, lost }) => [won, tied, lost])).toEqual([
      [2, 1, 0],
      [0, 1, 1],
      [0, 0, 1],
    ]);
  });

  it('counts one vote for each question and person, however many are cast at once', async () => {
    const { id, answers } = await makeFinished();
    const cast = (winner: string) =>
      callRoute<Vote>(votes.POST, { apiKey: mine.apiKey, params: { id }, body: { inputIndex: 0, winner } });
    const winners = Array.from({ length: 12 }, (_, index) => ['tie', 'none', answers[0]?.id ?? ''][index % 3] ?? '');
    const made = await Promise.all(winners.map(cast));
    expect(made.map(({ status }) => status)).toEqual(winners.map(() => 201));
    expect((await read(id)).body.votes).toHaveLength(1);
    await expect(
      query(sql`
        insert into votes (id, workspace_id, comparison_id, input_index, winner, user_id)
        select 'vot_second', workspace_id, comparison_id, input_index, 'tie', user_id from votes where comparison_id = ${id}`),
    ).rejects.toMatchObject({ code: '23505' });
  });

  it('runs an answer again, and deletes and restores', async () => {
    const { id, answers } = await makeFinished();
    const params = { id, answerId: answers[0]?.id ?? '' };
    expect((await callRoute(retry.POST, { apiKey: mine.apiKey, method: 'POST', params })).status).toBe(202);
    await vi.waitFor(async () => expect((await read(id)).body.finishedAt).not.toBeNull(), PATIENCE);
    expect((await callRoute(one.DELETE, { apiKey: mine.apiKey, method: 'DELETE', params })).status).toBe(204);
    expect((await read(id)).status).toBe(404);
    expect((await callRoute(restore.POST, { apiKey: mine.apiKey, method: 'POST', params })).status).toBe(200);
    expect((await read(id)).body.answers[0]?.status).toBe('done');
  });

  it('exports a file in each format', async () => {
    const { id } = await makeFinished();
    for (const [format, type] of Object.entries({ json: 'json', csv: 'text/csv', markdown: 'text/markdown' })) {
      const { status, headers } = await callRoute(exported.GET, {
        apiKey: mine.apiKey,
        params: { id },
        query: { format },
      });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(type);
      expect(headers.get('content-disposition')).toMatch('attachment');
    }
  });

  it('answers 404 to another workspace, whatever it asks', async () => {
    const { id, answers } = await makeFinished();
    const params = { id, answerId: answers[0]?.id ?? '', voteId: 'vot_x' };
    const vote = { inputIndex: 0, winner: 'tie' };
    const calls = [
      callRoute(one.GET, { apiKey: theirs.apiKey, params }),
      callRoute(one.DELETE, { apiKey: theirs.apiKey, params, method: 'DELETE' }),
      callRoute(events.GET, { apiKey: theirs.apiKey, params }),
      callRoute(exported.GET, { apiKey: theirs.apiKey, params }),
      callRoute(restore.POST, { apiKey: theirs.apiKey, params, method: 'POST' }),
      callRoute(stop.POST, { apiKey: theirs.apiKey, params, method: 'POST' }),
      callRoute(stopOne.POST, { apiKey: theirs.apiKey, params, method: 'POST' }),
      callRoute(retry.POST, { apiKey: theirs.apiKey, params, method: 'POST' }),
      callRoute(votes.POST, { apiKey: theirs.apiKey, params, body: vote }),
      callRoute(withdrawn.DELETE, { apiKey: theirs.apiKey, params, method: 'DELETE' }),
    ];
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(10).fill(404));
  });
});
