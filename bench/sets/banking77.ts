import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { QuestionSet } from './question-set';

const FILE = '../shared/data/banking77/train.csv.gz';

interface Message {
  text: string;
  category: string;
}

function messages(): Message[] {
  if (!existsSync(FILE)) return [];
  const rows = parse(gunzipSync(readFileSync(FILE)), { columns: true, trim: true }) as Message[];
  return rows.filter(({ text }) => text !== '');
}

/**
 * Messages of customers that look for others with the same intent. Every third is in the index, the others ask.
 *
 * @param together so many messages of one intent are one text
 */
export function bankingMessages(together = 1): QuestionSet {
  const all = messages();
  const byIntent = Map.groupBy(
    all.filter((_, i) => i % 3 === 0),
    ({ category }) => category,
  );
  const texts: string[] = [];
  const relevant = new Map<string, Set<number>>();
  for (const [category, kept] of byIntent) {
    const places = new Set<number>();
    for (let first = 0; first < kept.length; first += together) {
      const group = kept.slice(first, first + together);
      places.add(texts.push(group.map(({ text }) => text).join('\n')) - 1);
    }
    relevant.set(category, places);
  }
  const questions = all
    .filter((_, i) => i % 3 !== 0)
    .map(({ text, category }) => ({ text, relevant: relevant.get(category) ?? new Set<number>(), group: category }));
  const name =
    together === 1 ? 'messages' : together >= 1_000 ? 'messages by intent' : `messages, ${together} together`;
  return { name, texts, questions };
}
