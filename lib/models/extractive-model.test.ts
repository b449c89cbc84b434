import { describe, expect, it } from 'vitest';
import { extractiveModel } from './extractive-model';
import type { Passage } from './select-sentences';
import { streamGeneration, type GenerationOptions } from './stream-generation';

const PASSAGES: Passage[] = [
  {
    rank: 1,
    text: '## Backups\n\nBakeoff writes a backup before every upgrade. Backups are kept for 30 days, then they are removed. The folder is shown under Settings.',
  },
  {
    rank: 2,
    text: 'The Eiffel Tower was completed in 1889[3]. Gustave Eiffel and his company built it for the World Fair. It is 330 metres tall.',
  },
  { rank: 3, text: 'Backups are kept for 30 days and then removed. Cats sleep for most of the day and dream of mice.' },
];

function answer(question: string, passages: readonly Passage[] | null, more: Partial<GenerationOptions> = {}) {
  return streamGeneration({
    model: { id: 'builtin/extractive', model: extractiveModel, providerName: 'Bakeoff', redact: (text) => text },
    messages: [{ role: 'user', content: question }],
    ...(passages && {
      providerOptions: { bakeoff: { question, passages: passages.map((passage) => ({ ...passage })) } },
    }),
    ...more,
  });
}

describe('builtin/extractive', () => {
  it.each([
    ['How long are backups kept?', 'Backups are kept for 30 days, then they are removed. [1]'],
    ['When was the Eiffel Tower completed?', 'The Eiffel Tower was completed in 1889. [2]'],
    ['Who built the tower?', 'Gustave Eiffel and his company built it for the World Fair. [2]'],
    ['What do cats dream of?', 'Cats sleep for most of the day and dream of mice. [3]'],
  ])('answers “%s” from the right passage', async (question, expected) => {
    const result = await answer(question, PASSAGES);
    expect(result).toMatchObject({ status: 'done', finishReason: 'stop' });
    expect(result.text).toContain(expected);
  });

  it('never takes a question for an answer, not even the very question', async () => {
    const passages = [
      {
        rank: 1,
        text: '## What can a power cut cost us all?\n\nThe last seconds of writing can be lost in a power cut.',
      },
    ];
    const { text } = await answer('What can a power cut cost us all?', passages);
    expect(text).toBe('The last seconds of writing can be lost in a power cut. [1]');
  });

  it('says a thing once, though two passages say it', async () => {
    const { text } = await answer('How long are backups kept?', PASSAGES);
    expect(text.match(/30 days/g)).toHaveLength(1);
  });

  it('cites only passages that it was given, and takes no reference of a document for a citation', async () => {
    const { text } = await answer('When was the Eiffel Tower completed, and how long are backups kept?', PASSAGES);
    const cited = [...text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
    expect(cited.length).toBeGreaterThan(0);
    for (const rank of cited) expect([1, 2]).toContain(rank);
    expect(text).not.toContain('1889[3]');
  });

  it('gives the same answer to the same question, word by word', async () => {
    const deltas: string[] = [];
    const first = await answer('How tall is the tower?', PASSAGES, { onDelta: (text) => deltas.push(text) });
    const second = await answer('How tall is the tower?', PASSAGES);
    expect(second.text).toBe(first.text);
    expect(deltas.join('')).toBe(first.text);
    expect(deltas.length).toBeGreaterThan(5);
  });

  it('says so when it was given no documents', async () => {
    for (const passages of [null, []]) {
      const { text, status } = await answer('Anything?', passages);
      expect(status).toBe('done');
      expect(text).toMatch(/only quote documents.*given none/);
    }
  });

  it('says so when nothing fits the words of the question', async () => {
    const { text } = await answer('Zymurgy quixotically?', PASSAGES);
    expect(text).toMatch(/^None of the passages.*\[1\]$/);
  });

  it('answers in the language of the documents', async () => {
    const passages = [
      {
        rank: 1,
        text: 'Der Vertrag kann mit einer Frist von drei Monaten gekündigt werden. Die Kündigung muss schriftlich erfolgen.',
      },
    ];
    expect((await answer('Mit welcher Frist kann der Vertrag gekündigt werden?', passages)).text).toContain(
      'drei Monaten',
    );
  });

  it('stops at the limit of tokens and says so', async () => {
    const result = await answer('How long are backups kept?', PASSAGES, { parameters: { maxOutputTokens: 4 } });
    expect(result.finishReason).toBe('length');
    expect(result.text).toBe('Backups are kept');
  });

  it('has estimated usage, since it counts no tokens', async () => {
    expect((await answer('How long are backups kept?', PASSAGES)).usage).toMatchObject({ estimated: true });
  });
});
