import type { Imported, ImportFile } from './imported';
import { readCsv } from './read-csv';
import { readJson, readJsonLines } from './read-json';
import { isBeirLines, isQrels, isTopics, readBeir, readTrec } from './read-judgements';

/** What files hold, by their contents first and their names second. Several make one set where they belong together (BEIR, TREC). */
export function readFiles(files: readonly ImportFile[]): Imported {
  if (files.some(isTopics)) return readTrec(files);
  const lines = files.filter(isBeirLines);
  if (lines.length > 0 && files.every((file) => isBeirLines(file) || isQrels(file))) return readBeir(files);
  if (files.length > 1 && files.some(isQrels)) return readTrec(files);
  return files.map(readOne).reduce((all, next) => ({
    format: all.format === next.format ? all.format : `${all.format}, ${next.format}`,
    cases: [...all.cases, ...next.cases],
    errors: [...all.errors, ...next.errors],
    warnings: [...all.warnings, ...next.warnings],
    columns: [...new Set([...all.columns, ...next.columns])],
    documents: [...all.documents, ...next.documents],
  }));
}

function readOne(file: ImportFile): Imported {
  const begin = file.text.trimStart()[0] ?? '';
  if (/\.(jsonl|ndjson)$/i.test(file.name)) return readJsonLines(file);
  if (begin === '[' || (begin === '{' && isWholeJson(file.text))) return readJson(file);
  return begin === '{' ? readJsonLines(file) : readCsv(file);
}

/** An object on several lines is one JSON; one that ends with its first line is the first of several. */
function isWholeJson(text: string): boolean {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  try {
    JSON.parse(first);
    return first.trim() === text.trim();
  } catch {
    return true;
  }
}
