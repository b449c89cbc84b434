import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCaseFromAnswer } from './add-case-from-answer';
import { db, disconnect, query, sql } from '@/lib/db';
import { makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import {
  addCases,
  createDataset,
  deleteDataset,
  getDataset,
  listCases,
  listVersions,
  purgeDatasets,
  removeCases,
  restoreDataset,
  restoreVersion,
  updateCase,
} from './index';
import type { CaseDraft } from './schema';

let workspace: TestWorkspace;
let id: string;
const TEXT = 'In 1973 the price of oil rose fast.\n\nMembers of OPEC proclaimed an em-\nbargo.';

beforeEach(async () => {
  workspace = await makeWorkspace();
  id = (await createDataset(workspace.access, { name: 'Questions' })).id;
});
afterEach(() => workspace.remove());
afterAll(disconnect);

const add = (...cases: CaseDraft[]) => addCases(workspace.access, id, { cases });
const question = (text: string, more: Partial<CaseDraft> = {}): CaseDraft => ({ input: { question: text }, ...more });
const list = (more: { version?: number; search?: string; tag?: string; notFound?: 'true' | 'false' } = {}) =>
  listCases(workspace.access, id, { limit: 50, ...more });
const questions = async (version?: number) =>
  (await list(version === undefined ? {} : { version })).items.map((item) => item.input.question);

describe('The versions of a dataset', () => {
  it('each hold what they held when they were made', async () => {
    expect(await add(question('One?', { key: 'a' }), question('Two?'))).toMatchObject({
      version: 1,
      cases: 2,
      added: 2,
    });
    const { items } = await list();
    await updateCase(workspace.access, id, items[1]!.id, { input: { question: 'Two again?' } });
    await removeCases(workspace.access, id, { caseIds: [items[0]!.id] });
    expect(await questions(0)).toEqual([]);
    expect(await questions(1)).toEqual(['One?', 'Two?']);
    expect(await questions(2)).toEqual(['One?', 'Two again?']);
    expect(await questions()).toEqual(['Two again?']);
    const versions = await listVersions(workspace.access, id, { limit: 10 });
    expect(versions.items.map(({ version, cases, summary }) => [version, cases, summary])).toEqual([
      [3, 1, '1 removed'],
      [2, 2, '1 changed'],
      [1, 2, '2 added'],
    ]);
    await expect(questions(4)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('can be made the newest again', async () => {
    await add(question('One?'), question('Two?'));
    const { items } = await list();
    await removeCases(workspace.access, id, { caseIds: [items[0]!.id] });
    expect(await restoreVersion(workspace.access, id, 1)).toMatchObject({
      version: 3,
      cases: 2,
      added: 1,
      unchanged: 1,
    });
    expect(await questions()).toEqual(['One?', 'Two?']);
    expect(await restoreVersion(workspace.access, id, 1)).toMatchObject({ version: 3, unchanged: 2 });
    expect(await restoreVersion(workspace.access, id, 0)).toMatchObject({ version: 4, cases: 0, removed: 2 });
  });

  it('are not made by what changes nothing; a key that is there is that case', async () => {
    const first = await add(question('One?', { key: 'a', expected: { b: 1, a: [2] }, tags: ['x'] }));
    const again = await add(question('One?', { key: 'a', expected: { a: [2], b: 1 }, tags: ['x'] }));
    expect(again).toMatchObject({ version: 1, added: 0, unchanged: 1, caseIds: first.caseIds });
    const changed = await add(question('Other?', { key: 'a' }), question('New?', { key: 'b' }));
    expect(changed).toMatchObject({ version: 2, added: 1, changed: 1 });
    expect(changed.caseIds[0]).toBe(first.caseIds[0]);
    expect(await questions()).toEqual(['Other?', 'New?']);
  });

  it('refuse two cases with one key, an old base, and a key that another case has', async () => {
    await expect(add(question('a', { key: 'k' }), question('b', { key: 'k' }))).rejects.toMatchObject({
      code: 'validation_failed',
    });
    await add(question('One?', { key: 'a' }), question('Two?', { key: 'b' }));
    const late = addCases(workspace.access, id, { cases: [question('Late?')], baseVersion: 0 });
    await expect(late).rejects.toMatchObject({ code: 'conflict', extra: { latest: 1 } });
    const { items } = await list();
    const taken = updateCase(workspace.access, id, items[0]!.id, { key: 'b' });
    await expect(taken).rejects.toMatchObject({ code: 'conflict' });
  });

  it('come one after the other when several people add at once', async () => {
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((text) => add(question(text))));
    expect(results.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
    expect((await questions()).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('Cases', () => {
  it('are found by words and tags, a page at a time', async () => {
    await add(question('Tea?', { tags: ['hot'] }), question('Ice?', { expected: 'Frozen TEA' }), question('Oil?'));
    expect((await list({ search: 'tea' })).items).toHaveLength(2);
    expect(await list({ tag: 'hot' })).toMatchObject({ total: 1, items: [{ input: { question: 'Tea?' } }] });
    const first = await listCases(workspace.access, id, { limit: 2 });
    expect(first).toMatchObject({ total: 3, version: 1 });
    const second = await listCases(workspace.access, id, { limit: 2, cursor: first.nextCursor! });
    expect(second.items.map((item) => item.input.question)).toEqual(['Oil?']);
    expect(second.nextCursor).toBeNull();
  });

  it('keep names like __proto__ as plain data', async () => {
    const input = JSON.parse('{"question":"Why?","__proto__":{"x":1},"constructor":"c"}') as { question: string };
    await add({ input });
    const [first] = (await list()).items;
    expect(Object.keys(first!.input).sort()).toEqual(['__proto__', 'constructor', 'question']);
  });
});

describe('Evidence', () => {
  it('is found in the text by its words, past line breaks and hyphens', async () => {
    const { documentIds } = await makeCollection(workspace.workspaceId, [{ name: 'oil.md', text: TEXT }]);
    const result = await add(
      question('Exact?', { evidence: [{ documentName: 'oil.md', quote: 'price of oil rose' }] }),
      question('Tolerant?', { evidence: [{ documentName: 'oil', quote: '“Members of OPEC  proclaimed an embargo”' }] }),
      question('Span?', { evidence: [{ documentId: documentIds[0]!, start: 3, end: 7 }] }),
      question('Whole?', { evidence: [{ documentName: 'oil.md' }] }),
    );
    expect(result).toMatchObject({ notFoundCount: 0 });
    const { items } = await list();
    const [exact, tolerant, span, whole] = items.map((item) => item.evidence[0]!);
    const words = (evidence: typeof exact) => TEXT.slice(evidence!.places[0]!.start, evidence!.places[0]!.end);
    expect([words(exact), exact!.places[0]!.how]).toEqual(['price of oil rose', 'exact']);
    expect(words(tolerant)).toBe('Members of OPEC proclaimed an em-\nbargo');
    expect(tolerant!.places[0]!.how).toBe('tolerant');
    expect(span).toMatchObject({ quote: '1973', documentName: 'oil.md', places: [{ how: 'given', whole: false }] });
    expect(whole!.places[0]).toMatchObject({ start: 0, end: TEXT.length, whole: true });
  });

  it('that is longer than what is kept of its words is kept to the end of a character, and found', async () => {
    const long = `${'word '.repeat(1_599)}boat🚣‍♀️ and ${'more '.repeat(100)}`.trim();
    const { documentIds } = await makeCollection(workspace.workspaceId, [{ name: 'long.md', text: `First. ${long}` }]);
    const span = { documentId: documentIds[0]!, start: 7, end: 7 + long.length };
    const [cited] = [{ ...span, documentName: 'long.md', text: long }];
    await add(question('Span?', { evidence: [span] }));
    await addCaseFromAnswer(workspace.access, id, { question: 'Cited?', variables: {}, text: 'So.', cited: [cited!] });
    for (const { evidence } of (await list()).items) {
      expect(long.startsWith(evidence[0]!.quote!)).toBe(true);
      expect(evidence[0]!.places[0]).toMatchObject({ start: 7 });
    }
  });

  it('that is in no document yet is listed, and found when the document comes', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId);
    const evidence = [{ documentName: 'oil.md', quote: 'rose fast' }];
    const result = await add(question('When?', { key: 'q', evidence }));
    expect(result.notFound).toMatchObject([{ caseKey: 'q', evidence: 0, documentName: 'oil.md', quote: 'rose fast' }]);
    expect(await list({ notFound: 'true' })).toMatchObject({ total: 1 });
    expect(await getDataset(workspace.access, id)).toMatchObject({
      passages: 1,
      passagesNotFound: 1,
      casesWithEvidence: 1,
    });
    const documentId = await addDocument(collectionId, 'oil.md', TEXT);
    expect(await getDataset(workspace.access, id)).toMatchObject({ passagesNotFound: 0, version: 1 });
    expect((await list()).items[0]?.evidence[0]).toMatchObject({ found: true, detail: null, places: [{ documentId }] });
    expect(await getDataset(workspace.access, id)).toMatchObject({ passagesNotFound: 0, version: 1 });
  });

  it('moves with its words when the document changes, and is not found when they go', async () => {
    const { documentIds } = await makeCollection(workspace.workspaceId, [{ name: 'oil.md', text: TEXT }]);
    const documentId = documentIds[0]!;
    await add(question('When?', { evidence: [{ documentId, start: 12, end: 34 }] }));
    const place = async () => (await list()).items[0]!.evidence[0]!;
    expect((await place()).places).toMatchObject([{ start: 12, end: 34, how: 'given' }]);
    const change = (text: string) =>
      query(sql`update document_texts set text = ${text}, revision = revision + 1 where document_id = ${documentId}`);
    await change(`A new beginning. ${TEXT}`);
    expect((await place()).places).toMatchObject([{ start: 29, end: 51, how: 'exact' }]);
    await change('Something else.');
    expect(await place()).toMatchObject({ found: false, detail: '“oil.md” does not contain these words.' });
    await db().document.update({ where: { id: documentId }, data: { deletedAt: new Date() } });
    expect((await place()).detail).toMatch(/no document/);
  });

  it('may name a page, with or without words', async () => {
    const text = 'First page here.\n\nSecond page here.';
    const pages = [
      { number: 1, start: 0, end: 18 },
      { number: 2, start: 18, end: text.length },
    ];
    await makeCollection(workspace.workspaceId, [{ name: 'a.pdf', text, pages }]);
    await add(
      question('Page?', { evidence: [{ documentName: 'a.pdf', page: 2 }] }),
      question('Words?', { evidence: [{ documentName: 'a.pdf', quote: 'page here', page: 2 }] }),
      question('Other words?', { evidence: [{ documentName: 'a.pdf', quote: 'no such words', page: 1 }] }),
      question('None?', { evidence: [{ documentName: 'a.pdf', page: 3 }] }),
    );
    const places = (await list()).items.map((item) => item.evidence[0]!.places[0]);
    expect(places[0]).toMatchObject({ start: 18, end: text.length, whole: true, how: 'page', page: 2 });
    expect(places[1]).toMatchObject({ start: 25, whole: false, how: 'exact', page: 2 });
    expect(places[2]).toMatchObject({ start: 0, end: 16, whole: true, how: 'page', page: 1 });
    expect(places[3]).toBeUndefined();
  });

  it('of another workspace’s document is refused, and its words are not found', async () => {
    const other = await makeWorkspace();
    try {
      const { documentIds } = await makeCollection(other.workspaceId, [{ name: 'secret.md', text: TEXT }]);
      const stolen = add(question('Mine?', { evidence: [{ documentId: documentIds[0]!, start: 0, end: 5 }] }));
      await expect(stolen).rejects.toMatchObject({
        code: 'validation_failed',
        errors: [{ path: 'cases.0.evidence.0.documentId' }],
      });
      const named = await add(question('Mine?', { evidence: [{ documentName: 'secret.md', quote: 'price of oil' }] }));
      expect(named.notFoundCount).toBe(1);
      await expect(getDataset(other.access, id)).rejects.toMatchObject({ code: 'not_found' });
    } finally {
      await other.remove();
    }
  });

  it('that ends after the text is refused', async () => {
    const { documentIds } = await makeCollection(workspace.workspaceId, [{ name: 'a', text: 'short' }]);
    const late = add(question('?!', { evidence: [{ documentId: documentIds[0]!, start: 0, end: 50 }] }));
    await expect(late).rejects.toMatchObject({ errors: [{ path: 'cases.0.evidence.0.end' }] });
  });
});

describe('A deleted dataset', () => {
  it('is gone at once, comes back within ten minutes, and is purged after them', async () => {
    await add(question('One?'));
    await deleteDataset(workspace.access, id);
    await expect(getDataset(workspace.access, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await restoreDataset(workspace.access, id)).toMatchObject({ cases: 1 });
    await deleteDataset(workspace.access, id);
    await db().dataset.update({ where: { id }, data: { deletedAt: new Date(Date.now() - 11 * 60_000) } });
    await expect(restoreDataset(workspace.access, id)).rejects.toMatchObject({ code: 'not_found' });
    await purgeDatasets();
    expect(await db().datasetCase.count({ where: { datasetId: id } })).toBe(0);
  });
});

async function addDocument(collectionId: string, name: string, text: string): Promise<string> {
  const document = await db().document.create({
    data: {
      ...{ id: `doc_${Math.random().toString(36).slice(2)}`, workspaceId: workspace.workspaceId, collectionId, name },
      ...{ mimeType: 'text/plain', bytes: text.length, sha256: name, status: 'ready', characters: text.length },
      text: { create: { revision: 0, text, pages: [], outline: [] } },
    },
  });
  return document.id;
}
