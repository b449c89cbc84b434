import { describe, expect, it } from 'vitest';
import { parseQuestions } from './parse-questions';

describe('reading other wordings of a question', () => {
  it('takes lines, numbered or not, and JSON', () => {
    const wordings = ['Why did oil cost more?', 'What raised the oil price in 1973?'];
    for (const answer of [
      wordings.join('\n'),
      `Here are some:\n\n1. ${wordings[0]}\n2) "${wordings[1]}"`,
      `- ${wordings[0]}\n* **${wordings[1]}**`,
      '```json\n' + JSON.stringify(wordings) + '\n```',
    ]) {
      expect(parseQuestions(answer, 'Why did the price rise?')).toEqual(wordings);
    }
  });

  it('leaves out the question itself and repetitions', () => {
    expect(parseQuestions('Tea?\ntea?\nWhat about tea?\nWhat about TEA?', 'Tea?')).toEqual(['What about tea?']);
  });
});
