import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, sql } from '@/lib/db';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { deleteComparison, restoreComparison } from './change-comparison';
import { createComparison } from './create-comparison';
import { followComparison } from './follow-comparison';
import { getComparison } from './read-comparisons';
import { applyEvent } from './schema';
import { purge, saveEvents } from './store';
import { collect, eventually, HURRIED, someComparison, testEngine, TEST_SOURCES } from './testing';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace.remove());

const never = new AbortController().signal;
/** Beats so rarely that it counts as dead at once, as a process does that hangs or was killed. */
const HANGING = { ...HURRIED, beatMs: 3_600_000 };

async function begin(process: ReturnType<typeof testEngine>, questions: string[]) {
  const created = await createComparison(workspace.access, someComparison(8, questions), process.engine, TEST_SOURCES);
  return { created, key: { workspaceId: workspace.workspaceId, id: created.id } };
}

const read = (id: string, process = testEngine()) => getComparison(workspace.access, id, process.engine);

describe('a comparison whose process died', () => {
  it('keeps what was said, pays nothing twice, and runs what waited', async () => {
    const dead = testEngine((puppet) => puppet.say('half an answer'), HANGING);
    const { created, key } = await begin(dead, ['1', '2', '3', '4']);
    await eventually(() => expect(dead.puppets).toHaveLength(24));
    await eventually(async () => expect((await read(created.id)).answers[23]?.text).toBe('half an answer'));

    const heir = testEngine();
    const follower = collect(followComparison(key, 0, never, testEngine().engine));
    await eventually(async () => {
      await heir.engine.recover();
      expect((await read(created.id)).finishedAt).not.toBeNull();
    });
    const { answers, status } = await read(created.id);
    expect(status).toBe('done');
    expect(heir.puppets).toHaveLength(8);
    expect(answers.filter((answer) => answer.status === 'done')).toHaveLength(8);
    const interrupted = answers.filter((answer) => answer.status === 'incomplete');
    expect(interrupted).toHaveLength(24);
    expect(interrupted[0]).toMatchObject({ text: 'half an answer', error: { code: 'interrupted' }, costUsd: null });

    const followed = (await follower).reduce(applyEvent, { ...created, lastEventId: 0 });
    expect(followed.answers).toEqual(answers);
    expect(heir.errors).toEqual([]);
  });

  it('lets nothing of the dead one be written beside its heir’s work', async () => {
    const zombie = testEngine((puppet) => puppet.say('old'), HANGING);
    const { created, key } = await begin(zombie, ['1']);
    await eventually(async () => expect((await read(created.id)).answers[7]?.text).toBe('old'));
    const heir = testEngine();
    await eventually(async () => {
      await heir.engine.recover();
      expect((await read(created.id)).finishedAt).not.toBeNull();
    });
    for (const puppet of zombie.puppets) {
      puppet.say(' and more');
      puppet.end();
    }
    expect(await saveEvents(key, zombie.engine.owner, [])).toBe(false);
    await eventually(() => expect(zombie.engine.logOf(created.id)).toBeUndefined());
    const texts = (await read(created.id)).answers.map(({ text }) => text);
    expect(new Set(texts)).toEqual(new Set(['old']));
  });

  it('is taken over by one of two that try at once', async () => {
    const dead = testEngine(() => undefined, HANGING);
    const { created } = await begin(dead, ['1', '2', '3', '4']);
    const heirs = [testEngine(), testEngine()];
    await eventually(async () => {
      await Promise.all(heirs.map(({ engine }) => engine.recover()));
      expect((await read(created.id)).finishedAt).not.toBeNull();
    });
    expect(heirs.flatMap(({ puppets }) => puppets)).toHaveLength(8);
  });
});

describe('a process that is told to end', () => {
  it('saves running answers as interrupted and leaves what waits to others', async () => {
    const ending = testEngine((puppet) => puppet.say('so far'));
    const { created } = await begin(ending, ['1', '2', '3', '4']);
    await eventually(() => expect(ending.puppets).toHaveLength(24));
    ending.puppets[0]?.end();
    await ending.engine.shutdown();
    const statuses = (await read(created.id)).answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 'done')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'incomplete')).toHaveLength(23);
    expect(statuses.filter((status) => status === 'queued')).toHaveLength(8);

    const next = testEngine();
    await next.engine.recover();
    await eventually(async () => expect((await read(created.id)).status).toBe('done'));
    expect(next.puppets).toHaveLength(8);
  });
});

describe('a deleted comparison', () => {
  it('stops, can be brought back, and is purged with everything in it', async () => {
    const process = testEngine((puppet) => puppet.say('kept'));
    const { created } = await begin(process, ['1']);
    await eventually(() => expect(process.puppets).toHaveLength(8));
    await deleteComparison(workspace.access, created.id, process.engine);
    await expect(read(created.id)).rejects.toMatchObject({ status: 404 });
    await eventually(() => expect(process.engine.logOf(created.id)).toBeUndefined());
    await restoreComparison(workspace.access, created.id, process.engine);
    expect((await read(created.id)).answers[0]).toMatchObject({ status: 'stopped', text: 'kept' });

    await deleteComparison(workspace.access, created.id, process.engine);
    await query(sql`update comparisons set deleted_at = now() - interval '11 minutes' where id = ${created.id}`);
    await expect(restoreComparison(workspace.access, created.id, process.engine)).rejects.toMatchObject({
      status: 404,
    });
    await purge(10, 24);
    expect(await query(sql`select id from answers where comparison_id = ${created.id}`)).toEqual([]);
    expect(await query(sql`select 1 from comparison_event_batches where comparison_id = ${created.id}`)).toEqual([]);
  });

  it('is read whole by a late follower whose events were purged', async () => {
    const process = testEngine();
    const { created, key } = await begin(process, ['1']);
    await eventually(async () => expect((await read(created.id)).finishedAt).not.toBeNull());
    await query(sql`update comparisons set finished_at = now() - interval '25 hours' where id = ${created.id}`);
    await purge(10, 24);
    const events = await collect(followComparison(key, 3, never, testEngine().engine));
    const state = events.reduce(applyEvent, { ...created, lastEventId: 3 });
    expect(state.answers.map(({ text }) => text)).toEqual(Array(8).fill('Hello'));
    expect(state.status).toBe('done');
  });
});
