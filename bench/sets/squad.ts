import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Question, QuestionSet } from './question-set';

const FILE = '../shared/data/squad/squad-dev.json.gz';

interface Paragraph {
  title: string;
  context: string;
  qas: { question: string; answers: { text: string }[] }[];
}

function paragraphs(): Paragraph[] {
  if (!existsSync(FILE)) return [];
  const squad = JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as {
    data: { title: string; paragraphs: Omit<Paragraph, 'title'>[] }[];
  };
  return squad.data.flatMap(({ title, paragraphs }) => paragraphs.map((paragraph) => ({ title, ...paragraph })));
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function windowsOf(text: string, sentences: number): string[] {
  const all = [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean);
  return Array.from({ length: Math.ceil(all.length / sentences) }, (_, i) =>
    all.slice(i * sentences, (i + 1) * sentences).join(' '),
  );
}

/** Questions whose answer stands in one paragraph. */
export function squadParagraphs(): QuestionSet {
  const all = paragraphs();
  const questions = all.flatMap(({ qas, title }, i) =>
    qas.map(({ question }): Question => ({ text: question, relevant: new Set([i]), group: title })),
  );
  return { name: 'paragraphs', texts: all.map(({ context }) => context), questions };
}

/** The same paragraphs in pieces of so many sentences; only questions whose answer's words stand in one piece of theirs. */
export function squadSentences(sentences: number): QuestionSet {
  const texts: string[] = [];
  const questions: Question[] = [];
  for (const { context, qas, title } of paragraphs()) {
    const first = texts.length;
    texts.push(...windowsOf(context, sentences));
    for (const { question, answers } of qas) {
      const holding = texts.flatMap((text, i) => (i >= first && text.includes(answers[0]?.text ?? '\0') ? [i] : []));
      if (holding.length === 1) questions.push({ text: question, relevant: new Set(holding), group: title });
    }
  }
  return { name: sentences === 1 ? 'sentences' : `pieces of ${sentences} sentences`, texts, questions };
}

/** Half of the questions are the texts; the others look for those about the same paragraph. */
export function squadQuestions(): QuestionSet {
  const texts: string[] = [];
  const questions: Question[] = [];
  for (const { qas, title } of paragraphs()) {
    const kept = qas.filter((_, i) => i % 2 === 0).map(({ question }) => texts.push(question) - 1);
    const relevant = new Set(kept);
    for (const { question } of qas.filter((_, i) => i % 2 === 1)) {
      questions.push({ text: question, relevant, group: title });
    }
  }
  return { name: 'questions about the same paragraph', texts, questions };
}

/** Every fifth sentence looks for the other sentences of its article. */
export function squadArticles(): QuestionSet {
  const sentences = paragraphs().flatMap(({ context, title }) =>
    windowsOf(context, 1).map((text) => ({ text, title })),
  );
  const texts = sentences.filter((_, i) => i % 5 !== 0);
  const byArticle = Map.groupBy(
    texts.map(({ title }, i) => ({ title, i })),
    ({ title }) => title,
  );
  const relevant = new Map([...byArticle].map(([title, items]) => [title, new Set(items.map(({ i }) => i))]));
  return {
    name: 'sentences of the same article',
    texts: texts.map(({ text }) => text),
    questions: sentences
      .filter((_, i) => i % 5 === 0)
      .map(({ text, title }) => ({ text, relevant: relevant.get(title) ?? new Set(), group: title })),
  };
}
