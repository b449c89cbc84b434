import { vi } from 'vitest';
import { expandIncludes } from '@/lib/prompts';
import type { AnswerSteps, Generation, GenerationRequest } from '@/lib/answers';
import type { CreationSources } from './creation-sources';
import { ComparisonEngine } from './engine';
import type { ComparisonEvent, CreateComparison, NumberedEvent } from './schema';
import { TIMING, type Timing } from './timing';

/** Steps of which a test decides each word: what a model says next, and when it ends. */
export interface Puppet {
  request: GenerationRequest;
  say(text: string): void;
  end(result?: Partial<Generation>): void;
}

export const HURRIED: Timing = {
  ...TIMING,
  saveMs: 10,
  beatMs: 40,
  staleMs: 1_500,
  pollMs: 10,
  graceMs: 200,
};

/** A process that makes answers with puppets for models; without a `play`, each says "Hello" and ends. */
export function testEngine(
  play: (puppet: Puppet) => void = (puppet) => {
    puppet.say('Hel');
    puppet.say('lo');
    puppet.end();
  },
  timing: Timing = HURRIED,
): { engine: ComparisonEngine; puppets: Puppet[]; errors: unknown[] } {
  const puppets: Puppet[] = [];
  const errors: unknown[] = [];
  const steps: AnswerSteps = {
    retrieve: () => Promise.resolve({ hits: [] }),
    mark: () => 'mark',
    factsOf: () => Promise.resolve(new Map()),
    countApart: () => Promise.resolve(),
    generate: (request) =>
      new Promise((resolve) => {
        let text = '';
        const end = (result: Partial<Generation> = {}) =>
          resolve({
            status: 'done',
            text,
            reasoning: '',
            toolCalls: [],
            usage: { inputTokens: 3, outputTokens: 2 },
            costUsd: 0.25,
            finishReason: 'stop',
            error: null,
            attempts: [{ model: request.model }],
            ...result,
          });
        const say = (piece: string) => {
          text += piece;
          request.onDelta(piece, 'text');
        };
        request.signal.addEventListener('abort', () => end({ status: 'stopped', finishReason: null }), { once: true });
        const puppet: Puppet = { request, say, end };
        puppets.push(puppet);
        play(puppet);
      }),
  };
  return { engine: new ComparisonEngine(steps, timing, (error) => errors.push(error)), puppets, errors };
}

/** Everything there is, and nothing costs too much. */
export const TEST_SOURCES: CreationSources = {
  findPrompt: () => Promise.reject(new Error('no prompts in this test')),
  expand: (_workspaceId, messages) => expandIncludes(messages, () => Promise.resolve(null)),
  checkModel: () => Promise.resolve(null),
  checkRetrieval: () => Promise.resolve(),
  checkBudget: () => Promise.resolve(),
};

/** A comparison of so many columns that ask one question. */
export function someComparison(columns: number, questions = ['Why?']): CreateComparison {
  return {
    inputs: questions.map((question) => ({ question })),
    variants: Array.from({ length: columns }, (_column, index) => ({
      prompt: { messages: [{ role: 'user' as const, content: '{{question}}' }] },
      model: `fake/model-${index}`,
      retrieval: null,
    })),
  };
}

/** Reads a stream of events to its end. */
export async function collect(stream: AsyncIterable<readonly NumberedEvent[]>): Promise<NumberedEvent[]> {
  const all: NumberedEvent[] = [];
  for await (const events of stream) all.push(...events);
  return all;
}

export function typesOf(events: readonly NumberedEvent[]): ComparisonEvent['type'][] {
  return events.map(({ event }) => event.type);
}

/** Waits until a check holds; long, since a busy machine is no failure. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 15_000, interval: 15 });
}
