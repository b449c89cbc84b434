import { describe, expect, it } from 'vitest';
import { EventLog } from './event-log';
import { Persistence } from './persistence';
import type { ComparisonEvent, NumberedEvent } from './schema';

const delta = (answerId: string): ComparisonEvent => ({ type: 'answer.delta', answerId, text: 'Hi' });
const finished: ComparisonEvent = { type: 'comparison.finished', status: 'done' };

describe('bringing events into the database', () => {
  it('never saves the event of an end before the write that it belongs to', async () => {
    const log = new EventLog(0);
    const persistence = new Persistence({ workspaceId: 'w', id: 'c' }, 'me', log, 10_000, () => undefined);
    const batches: (readonly NumberedEvent[])[] = [];
    const keep = (batch: readonly NumberedEvent[]) => {
      batches.push(batch);
      return Promise.resolve(true);
    };
    log.append(delta('first'));
    const first = persistence.write(keep, finished);
    log.append(delta('second'));
    const second = persistence.write(keep, finished);
    await Promise.all([first, second]);
    persistence.close();
    expect(batches.map((batch) => batch.map(({ event }) => event.type))).toEqual([
      ['answer.delta', 'answer.delta', 'comparison.finished'],
      ['comparison.finished'],
    ]);
  });
});
