import { expect, it } from 'vitest';
import type { Answer } from '@/lib/answers/schema';
import { runMessage } from './run-message';

const told = (status: 'running' | 'done' | 'stopped', ...statuses: Answer['status'][]) =>
  runMessage({ status, answers: statuses.map((each) => ({ status: each }) as Answer) });

it('A run is said to be done only where every answer is', () => {
  expect(told('running', 'done', 'running')).toBe('2 answers asked for.');
  expect(told('done', 'done')).toBe('All done: 1 answer.');
  expect(told('done', 'done', 'failed', 'stopped')).toBe('Over: 3 answers, 1 finished, 1 failed, 1 stopped.');
  expect(told('stopped', 'stopped', 'incomplete', 'done')).toBe('Over: 3 answers, 1 finished, 1 cut off, 1 stopped.');
});
