import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChunkingPreviewResult } from '@/lib/chunking/schema';
import { disconnect } from '@/lib/db';
import { callRoute, makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { POST } from './route';

let team: TestWorkspace;
let stranger: TestWorkspace;
let ready: string;
let waiting: string;
const text = '# One\n\nFirst section. It has two sentences.\n\n# Two\n\nSecond section.';
const chunking = { strategy: 'markdown', size: 50 };

beforeAll(async () => {
  [team, stranger] = await Promise.all([makeWorkspace(), makeWorkspace()]);
  const { documentIds } = await makeCollection(team.workspaceId, [
    { name: 'a.md', text, pages: [{ number: 1, start: 0, end: text.length }] },
    { name: 'b.md', text, status: 'queued' },
  ]);
  [ready, waiting] = documentIds as [string, string];
});
afterAll(async () => {
  await Promise.all([team.remove(), stranger.remove()]);
  await disconnect();
});

function preview(body: unknown, apiKey = team.apiKey) {
  return callRoute<ChunkingPreviewResult & { code: string; errors: { path: string }[] }>(POST, { apiKey, body });
}

describe('POST /api/v1/chunkings/preview', () => {
  it('cuts a document, with its headings and pages', async () => {
    const { status, body } = await preview({ documentId: ready, chunking });
    expect(status).toBe(200);
    expect(body.chunks.map(({ headingPath, page }) => ({ headingPath, page }))).toEqual([
      { headingPath: ['One'], page: 1 },
      { headingPath: ['Two'], page: 1 },
    ]);
    for (const chunk of body.chunks) expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text);
  });

  it('cuts a text with the defaults of a strategy', async () => {
    const { body } = await preview({ text, chunking: { strategy: 'fixed' } });
    expect(body.chunks).toMatchObject([{ start: 0, end: text.length, parent: null }]);
  });

  it('refuses settings that make no sense, naming the field', async () => {
    const { status, body } = await preview({ text, chunking: { strategy: 'fixed', size: 10, overlap: 10 } });
    expect({ status, code: body.code, path: body.errors[0]?.path }).toEqual({
      status: 422,
      code: 'validation_failed',
      path: 'chunking.overlap',
    });
    const huge = await preview({
      text: 'word '.repeat(100_000),
      chunking: { strategy: 'fixed', size: 400, overlap: 399 },
    });
    expect(huge.body.errors[0]?.path).toBe('chunking.overlap');
  });

  it('takes a document or a text, not both and not neither', async () => {
    expect((await preview({ chunking })).status).toBe(422);
    expect((await preview({ text, documentId: ready, chunking })).status).toBe(422);
  });

  it('says that a document is not ready, and knows none of another workspace', async () => {
    expect((await preview({ documentId: waiting, chunking })).status).toBe(409);
    expect((await preview({ documentId: ready, chunking }, stranger.apiKey)).status).toBe(404);
  });
});
