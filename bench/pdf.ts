// Reads the PDFs of a folder as the product does and compares each page with what `pdftotext` finds on it, where that is
// installed: `npm run bench:pdf [folder]`. Prints JSON.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ParsePool } from '@/lib/documents';
import { bundleParseChild } from '@/lib/testing';

const MEMORY_LIMIT = 512_000_000;
const folder = path.resolve(process.argv[2] ?? '../shared/data/pdf');

interface PageResult {
  page: number;
  expected: number;
  found: number;
  missing: string[];
}

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of one text that another lacks, each as often as it is lacking. */
function lacking(expected: readonly string[], actual: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of actual) left.set(word, (left.get(word) ?? 0) + 1);
  return expected.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

function pagesByPdftotext(file: string): string[] | null {
  if (spawnSync('pdftotext', ['-v']).error) return null;
  const pages = execFileSync('pdftotext', [file, '-'], { maxBuffer: 1e9 }).toString().split('\f');
  return pages.slice(0, -1);
}

/** The largest resident set that the processes started by this one have had, in bytes; null where /proc doesn't tell. */
function peakOfChildren(): number | null {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const peaks = children.map((pid) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0');
    return Math.max(0, ...peaks.map(Number)) * 1_024;
  } catch {
    return null;
  }
}

async function measure(file: string, entry: string) {
  const data = readFileSync(file);
  const pool = new ParsePool({ entry, size: 1, limits: { memoryBytes: MEMORY_LIMIT } });
  let text = '';
  let peak: number | null = null;
  let longestSilence = 0;
  let steps = 0;
  const started = performance.now();
  let last = started;
  const watch = setInterval(() => (peak = Math.max(peak ?? 0, peakOfChildren() ?? 0) || null), 50);
  const summary = await pool.parse({
    format: 'pdf',
    size: data.length,
    bytes: (async function* () {
      yield data;
    })(),
    signal: new AbortController().signal,
    onText: (piece) => (text += piece),
    onProgress: () => {
      steps++;
      longestSilence = Math.max(longestSilence, performance.now() - last);
      last = performance.now();
    },
  });
  const seconds = (performance.now() - started) / 1_000;
  clearInterval(watch);
  pool.close();

  const heads = summary.warnings.find(({ code }) => code === 'running_heads_removed');
  const removed = new Set(words(((heads?.texts ?? []) as string[]).join(' ')));
  const withHeads = new Set((heads?.pages ?? []) as number[]);
  const reference = pagesByPdftotext(file);
  const pages = (reference ?? []).map((expected, i): PageResult => {
    const span = summary.pages[i];
    const all = words(expected);
    // A word of a running head that was left out is not counted; its numbers differ from page to page.
    const missing = lacking(all, words(span ? text.slice(span.start, span.end) : '')).filter(
      (word) => !(withHeads.has(i + 1) && (removed.has(word) || /^\d{1,4}$|^[ivxlc]+$/.test(word))),
    );
    return { page: i + 1, expected: all.length, found: all.length - missing.length, missing };
  });
  const expected = pages.reduce((sum, page) => sum + page.expected, 0);
  const found = pages.reduce((sum, page) => sum + page.found, 0);
  return {
    file: path.basename(file),
    pages: summary.pages.length,
    pagesByPdftotext: reference?.length ?? null,
    characters: text.length,
    headings: summary.outline.length,
    seconds: Number(seconds.toFixed(2)),
    peakMB: peak === null ? null : Math.round(peak / 1_000_000),
    progressSteps: steps,
    longestSilenceMs: Math.round(longestSilence),
    wordsFound: reference ? Number((found / Math.max(1, expected)).toFixed(5)) : null,
    pagesUnder97: pages.filter((page) => page.found < page.expected * 0.97).length,
    worst: pages
      .filter((page) => page.found < page.expected)
      .sort((a, b) => a.found / a.expected - b.found / b.expected)
      .slice(0, 5)
      .map((page) => ({ ...page, missing: page.missing.slice(0, 12) })),
    runningHeads: { pages: withHeads.size, texts: heads?.texts ?? [] },
  };
}

if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(1);
}
const child = await bundleParseChild();
try {
  const files = readdirSync(folder).filter((file) => file.toLowerCase().endsWith('.pdf'));
  const results = [];
  for (const file of files) results.push(await measure(path.join(folder, file), child.entry));
  console.log(JSON.stringify({ folder, results }, null, 2));
} finally {
  await child.remove();
}
