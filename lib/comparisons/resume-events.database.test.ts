import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { createComparison } from './create-comparison';
import { followComparison } from './follow-comparison';
import { getComparison } from './read-comparisons';
import { applyEvent, type Comparison, type NumberedEvent } from './schema';
import { collect, eventually, someComparison, testEngine, TEST_SOURCES } from './testing';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace.remove());

const never = new AbortController().signal;

async function makeRun(pieces: string[], process: ReturnType<typeof testEngine>) {
  const comparison = await createComparison(workspace.access, someComparison(2), process.engine, TEST_SOURCES);
  await eventually(() => expect(process.puppets).toHaveLength(2));
  const key = { workspaceId: workspace.workspaceId, id: comparison.id };
  return { comparison, key, speak: speaker(pieces, process) };
}

/** Says one piece after the other, the two answers in turn, with the event loop let in between. */
function speaker(pieces: string[], process: ReturnType<typeof testEngine>) {
  return async () => {
    for (const [index, piece] of pieces.entries()) {
      process.puppets[index % 2]?.say(piece);
      if (index % 3 === 0) await new Promise(setImmediate);
    }
    for (const puppet of process.puppets) puppet.end();
  };
}

const texts = (comparison: Comparison) => comparison.answers.map(({ text }) => text);
const textsAfter = (start: Comparison, events: readonly NumberedEvent[]) => texts(events.reduce(applyEvent, start));

describe('following again from an event id', () => {
  it('ends with the same text from every event on, live or later, here or from another process', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 25 }), async (pieces) => {
        const process = testEngine(() => undefined);
        const { comparison, key, speak } = await makeRun(pieces, process);
        const live = collect(followComparison(key, 0, never, process.engine));
        await speak();
        const all = await live;
        const final = await getComparison(workspace.access, comparison.id, process.engine);
        expect(all.map(({ seq }) => seq)).toEqual(all.map((_event, index) => index + 1));
        expect(textsAfter(comparison, all)).toEqual(texts(final));
        for (const { seq } of all) {
          const before = all.filter((event) => event.seq <= seq);
          const rest = await collect(followComparison(key, seq, never, testEngine().engine));
          expect([...before, ...rest]).toEqual(all);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('loses and doubles nothing for a reader who comes and goes in mid-stream', async () => {
    const process = testEngine(() => undefined);
    const pieces = Array.from({ length: 200 }, (_piece, index) => `${index} `);
    const { comparison, key, speak } = await makeRun(pieces, process);
    const engines = [process.engine, testEngine().engine];
    const readers = engines.flatMap((engine) =>
      [1, 3, 7].map(async (patience) => {
        let state = { ...comparison, lastEventId: 0 };
        while (state.status !== 'done') {
          const away = new AbortController();
          let read = 0;
          for await (const events of followComparison(key, state.lastEventId, away.signal, engine)) {
            state = events.reduce(applyEvent, state);
            if (++read >= patience) away.abort();
          }
        }
        return texts(state);
      }),
    );
    await speak();
    const expected = [0, 1].map((parity) => pieces.filter((_piece, index) => index % 2 === parity).join(''));
    expect(await Promise.all(readers)).toEqual(Array(6).fill(expected));
  });

  it('goes on from the state that was read', async () => {
    const process = testEngine(() => undefined);
    const pieces = Array.from({ length: 60 }, (_piece, index) => `${index} `);
    const { comparison, key, speak } = await makeRun(pieces, process);
    const speaking = speak();
    const states = await Promise.all(
      [process.engine, testEngine().engine].map(async (engine) => {
        const start = await getComparison(workspace.access, comparison.id, engine);
        return textsAfter(start, await collect(followComparison(key, start.lastEventId, never, engine)));
      }),
    );
    await speaking;
    const final = await getComparison(workspace.access, comparison.id, process.engine);
    expect(states).toEqual([texts(final), texts(final)]);
  });

  it('finds the end of every answer, of many that end in one moment, from whatever state was read', async () => {
    const process = testEngine(() => undefined);
    const begun = await createComparison(workspace.access, someComparison(8), process.engine, TEST_SOURCES);
    const key = { workspaceId: workspace.workspaceId, id: begun.id };
    await eventually(() => expect(process.puppets).toHaveLength(8));
    for (const puppet of process.puppets) puppet.say('said');
    for (const puppet of process.puppets) puppet.end();
    const starts: Comparison[] = [];
    do starts.push(await getComparison(workspace.access, begun.id, testEngine().engine));
    while (starts.at(-1)?.status === 'running');
    for (const start of starts) {
      const rest = await collect(followComparison(key, start.lastEventId, never, testEngine().engine));
      const end = rest.reduce(applyEvent, start);
      expect(end.answers.map(({ status, text }) => `${status} ${text}`)).toEqual(Array(8).fill('done said'));
    }
  });
});
