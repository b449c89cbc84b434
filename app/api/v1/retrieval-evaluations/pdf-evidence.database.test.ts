import { existsSync, readFileSync } from 'node:fs';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/db';
import { createParseDocument, ParsePool } from '@/lib/documents';
import { buildIndex } from '@/lib/indexes';
import { installQueues, startWorker, type Handlers } from '@/lib/jobs';
import { evaluateRetrieval } from '@/lib/retrieval-evaluations';
import type { RetrievalEvaluation } from '@/lib/retrieval-evaluations/schema';
import { bundleParseChild, callRoute, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { POST as postCollection } from '../collections/route';
import { POST as postCases } from '../datasets/[id]/cases/route';
import { POST as postDataset } from '../datasets/route';
import { GET as getDocument } from '../documents/[id]/route';
import { POST as postDocument } from '../documents/route';
import { GET as getIndex } from '../indexes/[id]/route';
import { POST as postIndex } from '../indexes/route';
import { GET as getEvaluation } from './[id]/route';
import { POST as postEvaluation } from './route';

/** Real filings, where they are on this machine; anywhere else a PDF that the test makes. */
const FILINGS = '../shared/data/pdf';
const FILING_NAMES = ['AMCOR_2023Q4_EARNINGS.pdf', 'BESTBUY_2024Q2_10Q.pdf'];

interface Question {
  question: string;
  documentName: string;
  evidence: { page: number; quote?: string }[];
}

let workspace: TestWorkspace;
let child: Awaited<ReturnType<typeof bundleParseChild>>;
let pool: ParsePool;
let stop: (timeoutMs: number) => Promise<void>;

beforeAll(async () => {
  await installQueues();
  [workspace, child] = [await makeWorkspace(), await bundleParseChild()];
  pool = new ParsePool({ entry: child.entry });
  const handlers = {
    'parse-document': createParseDocument({ pool }),
    'build-index': buildIndex,
    'evaluate-retrieval': evaluateRetrieval,
  };
  const idle = () => Promise.resolve();
  stop = await startWorker({
    handlers: new Proxy({} as Handlers, { get: (_target, name) => handlers[name as keyof typeof handlers] ?? idle }),
    ticks: [],
    onError: (where, error) => {
      throw new Error(where, { cause: error });
    },
  });
}, 60_000);

afterAll(async () => {
  await stop(5_000);
  pool.close();
  await Promise.all([workspace.remove(), child.remove()]);
  await disconnect();
});

async function made(): Promise<{ files: { name: string; bytes: Uint8Array }[]; questions: Question[] }> {
  const topics = ['tea', 'coffee', 'cocoa', 'milk'];
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const topic of topics) {
    const page = pdf.addPage([595, 842]);
    page.drawText(`The price of ${topic} rose in the second quarter.`, { x: 50, y: 750, size: 12, font });
    page.drawText(`Traders of ${topic} met in the harbour.`, { x: 50, y: 720, size: 12, font });
  }
  return {
    files: [{ name: 'prices.pdf', bytes: await pdf.save() }],
    questions: topics.map((topic, i) => ({
      question: `When did the price of ${topic} rise?`,
      documentName: 'prices.pdf',
      evidence: [{ page: i + 1 }],
    })),
  };
}

function filings(): { files: { name: string; bytes: Uint8Array }[]; questions: Question[] } {
  const questions = readFileSync(`${FILINGS}/questions.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question)
    .filter(({ documentName }) => FILING_NAMES.includes(documentName));
  return { files: FILING_NAMES.map((name) => ({ name, bytes: readFileSync(`${FILINGS}/${name}`) })), questions };
}

interface Made {
  id: string;
}
type Route = Parameters<typeof callRoute>[0];

async function call<Body>(route: Route, body: unknown, params: Record<string, string> = {}): Promise<Body> {
  const answer = await callRoute<Body>(route, { apiKey: workspace.apiKey, body, params });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

async function until(route: Route, id: string, done: readonly string[]): Promise<{ status: string }> {
  return vi.waitFor(
    async () => {
      const body = await call<{ status: string }>(route, undefined, { id });
      expect(done).toContain(body.status);
      return body;
    },
    { timeout: 150_000, interval: 500 },
  );
}

describe('Questions about PDFs with evidence on pages', () => {
  it('are evaluated end to end over the API', { timeout: 300_000 }, async () => {
    const { files, questions } = existsSync(`${FILINGS}/questions.jsonl`) ? filings() : await made();
    const { id: collectionId } = await call<Made>(postCollection, { name: 'Filings' });
    for (const { name, bytes } of files) {
      const form = new FormData();
      form.append('collectionId', collectionId);
      form.append('file', new File([new Uint8Array(bytes)], name, { type: 'application/pdf' }));
      const { items } = await call<{ items: Made[] }>(postDocument, form);
      expect(await until(getDocument, items[0]!.id, ['ready', 'failed'])).toMatchObject({ status: 'ready' });
    }
    const { id: datasetId } = await call<Made>(postDataset, { name: 'Filings' });
    const cases = questions.map(({ question, documentName, evidence }) => ({
      input: { question },
      evidence: evidence.map(({ page }) => ({ documentName, page })),
    }));
    const change = await call<{ notFoundCount: number }>(postCases, { cases }, { id: datasetId });
    expect(change.notFoundCount).toBe(0);
    const { id: indexId } = await call<Made>(postIndex, {
      ...{ name: 'Pages', collectionId, embedding: { model: 'builtin/lexical' } },
      chunking: { strategy: 'recursive', size: 300, overlap: 0, unit: 'token' },
      search: { type: 'exact', distance: 'cosine', precision: 'full' },
    });
    expect(await until(getIndex, indexId, ['ready', 'failed'])).toMatchObject({ status: 'ready' });
    const { id } = await call<Made>(postEvaluation, {
      datasetId,
      retrievals: [
        { name: 'Lexical', indexId, mode: 'lexical', topK: 20 },
        { name: 'Hybrid', indexId, mode: 'hybrid', topK: 20 },
      ],
      ks: [1, 5, 20],
    });
    await until(getEvaluation, id, ['done', 'failed', 'stopped']);
    const evaluation = await call<RetrievalEvaluation>(getEvaluation, undefined, { id });
    expect(evaluation).toMatchObject({ status: 'done', error: null, progress: { done: questions.length * 2 } });
    for (const { n, failed, recall, hitRate } of evaluation.results!) {
      expect({ n, failed }).toEqual({ n: questions.length, failed: 0 });
      expect(recall['20']!.mean).toBeGreaterThanOrEqual(recall['1']!.mean);
      // With the page alone to be found, some questions find theirs.
      expect(hitRate['20']!.mean).toBeGreaterThan(0);
    }
    expect(evaluation.pairs!.length).toBe(15);
    expect(evaluation.cases!.every(({ ranks }) => ranks.length === 2)).toBe(true);
  });
});
