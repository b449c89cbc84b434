import { z } from 'zod';
import { check } from './to-draft';
import { type ImportFile, type Imported, nothingImported } from './imported';

/** `query-id <tab> corpus-id <tab> score` of BEIR, or `query 0 document relevance` of TREC. */
interface Judgement {
  query: string;
  document: string;
  relevance: number;
}

const beirLine = z.object({ _id: z.union([z.string(), z.number()]), text: z.string(), title: z.string().optional() });

/** BEIR: `queries.jsonl` and `qrels/*.tsv`, and `corpus.jsonl` if it is there. Evidence is whole documents, named by their ids. */
export function readBeir(files: readonly ImportFile[]): Imported {
  const result = nothingImported('BEIR');
  const queries = new Map<string, string>();
  for (const file of files.filter(isBeirLines)) {
    const isCorpus = /corpus/i.test(file.name) || /"title"\s*:/.test(file.text.slice(0, 5_000));
    file.text.split('\n').forEach((line, i) => {
      if (line.trim() === '') return;
      const parsed = beirLine.safeParse(parseLine(line));
      if (!parsed.success) result.errors.push({ line: i + 1, message: `${file.name}: needs _id and text` });
      else if (!isCorpus) queries.set(String(parsed.data._id), parsed.data.text);
      else {
        const { _id: id, title = '', text } = parsed.data;
        result.documents.push({ name: String(id), text: title === '' ? text : `${title}\n\n${text}` });
      }
    });
  }
  return judged(result, queries, files.filter((file) => !isBeirLines(file)).flatMap(readJudgements));
}

/** TREC: topics (`<top>` blocks, or lines of `number <tab> query`) and qrels. Evidence is whole documents, named by their numbers. */
export function readTrec(files: readonly ImportFile[]): Imported {
  const result = nothingImported('TREC');
  const topics = files.filter((file) => !isQrels(file));
  const queries = new Map(
    topics.flatMap((file) => (isTopics(file) ? readTopics(file.text) : readQueryLines(file.text))),
  );
  return judged(result, queries, files.filter(isQrels).flatMap(readJudgements));
}

function judged(result: Imported, queries: ReadonlyMap<string, string>, judgements: readonly Judgement[]): Imported {
  const relevant = Map.groupBy(
    judgements.filter(({ relevance }) => relevance > 0),
    ({ query }) => query,
  );
  if (judgements.length === 0)
    result.warnings.push('There are no judgements (qrels) among the files: the questions have no evidence.');
  let line = 0;
  let without = 0;
  let more = 0;
  for (const [id, question] of queries) {
    line++;
    const documents = [...new Set((relevant.get(id) ?? []).map(({ document }) => document))];
    // A judgement file often covers one split of the queries.
    if (judgements.length > 0 && documents.length === 0) {
      without++;
      continue;
    }
    if (documents.length > 50) more++;
    const evidence = documents.slice(0, 50).map((documentName) => ({ documentName }));
    try {
      result.cases.push({
        line,
        case: check({ key: id, input: { question }, ...(evidence.length > 0 ? { evidence } : {}) }),
      });
    } catch (error) {
      result.errors.push({ line, message: error instanceof Error ? error.message : String(error) });
    }
  }
  if (without > 0) result.warnings.push(`${without} queries without a relevant document were left out.`);
  if (more > 0) result.warnings.push(`${more} queries have more than 50 relevant documents; the first 50 were taken.`);
  const unknown = [...relevant.keys()].filter((id) => !queries.has(id)).length;
  if (unknown > 0) result.warnings.push(`${unknown} judged queries are not among the queries.`);
  return result;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export function isBeirLines({ text }: ImportFile): boolean {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  return beirLine.safeParse(parseLine(first)).success;
}

export function isTopics({ text }: ImportFile): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<\w+>\s*)?<top\b/i.test(text.slice(0, 2_000));
}

/** Four columns of which the last is a number, or BEIR's three with their header. */
export function isQrels({ text }: ImportFile): boolean {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  return /^query-?id\s+corpus-?id\s+score\s*$/i.test(first) || /^\S+\s+\S+\s+\S+\s+-?\d+\s*$/.test(first);
}

function readJudgements({ text }: ImportFile): Judgement[] {
  return text.split('\n').flatMap((line) => {
    const columns = line.trim().split(/\s+/);
    const [query, second, third, fourth] = columns;
    if (!query || !second || /^query-?id$/i.test(query)) return [];
    if (columns.length >= 4) return [{ query, document: third ?? '', relevance: Number(fourth) }];
    return columns.length === 3 ? [{ query, document: second, relevance: Number(third) }] : [];
  });
}

function readTopics(text: string): [string, string][] {
  return [...text.matchAll(/<top\b[^>]*>([\s\S]*?)<\/top>/gi)].flatMap(([, body = '']): [string, string][] => {
    const field = (name: string) =>
      new RegExp(`<${name}>\\s*(?:Number:|Topic:)?\\s*([\\s\\S]*?)(?=<|$)`, 'i').exec(body)?.[1]?.trim() ?? '';
    const number = field('num');
    const title = (field('title') || field('desc')).replace(/\s+/g, ' ').replace(/^Description:\s*/, '');
    return number === '' || title === '' ? [] : [[number, title]];
  });
}

function readQueryLines(text: string): [string, string][] {
  return text.split('\n').flatMap((line): [string, string][] => {
    const [id, ...words] = line.split('\t');
    return id && words.length > 0 ? [[id.trim(), words.join(' ').trim()]] : [];
  });
}
