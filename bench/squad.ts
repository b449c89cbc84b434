import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export const SQUAD = '../shared/data/squad/squad-dev.json.gz';

interface Squad {
  data: { title: string; paragraphs: { context: string; qas: { question: string }[] }[] }[];
}

/** Paragraphs, and questions that each have one paragraph with the answer; null where the set isn't there. */
export function readSquad(): { paragraphs: string[]; questions: { text: string; paragraph: number }[] } | null {
  if (!existsSync(SQUAD)) return null;
  const squad = JSON.parse(gunzipSync(readFileSync(SQUAD)).toString('utf8')) as Squad;
  const all = squad.data.flatMap((article) => article.paragraphs);
  return {
    paragraphs: all.map((paragraph) => paragraph.context),
    questions: all.flatMap((paragraph, i) => paragraph.qas.map(({ question }) => ({ text: question, paragraph: i }))),
  };
}

/** Quality over questions with one right answer each, from its rank (1 is best) or null. */
export function quality(ranks: readonly (number | null)[]) {
  const mean = (value: (rank: number) => number) =>
    ranks.reduce<number>((sum, rank) => sum + (rank === null || rank > 10 ? 0 : value(rank)), 0) / ranks.length;
  return {
    'recall@10': mean(() => 1),
    'nDCG@10': mean((rank) => 1 / Math.log2(rank + 1)),
    'MRR@10': mean((rank) => 1 / rank),
  };
}
