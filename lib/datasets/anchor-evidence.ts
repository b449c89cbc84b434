import { quoteFinder, trimSpan, type QuoteFinder } from '@/lib/text';
import type { StoredEvidence } from './schema';
import {
  documentsFor,
  documentText,
  saveAnchors,
  type AnchorRow,
  type Anchoring,
  type CaseRow,
  type Pages,
  type SourceDocument,
} from './store';

/** The same name in more documents than this is no name. */
const MOST_DOCUMENTS = 20;

/**
 * Makes sure that the evidence of these cases stands where it does in the documents as they are now: what was looked for in
 * exactly these revisions already is taken as it is, all else is looked for again, and kept.
 *
 * @returns the cases with their anchors
 */
export async function anchorCases(
  workspaceId: string,
  datasetId: string,
  cases: readonly CaseRow[],
): Promise<CaseRow[]> {
  const wanted = cases.filter((row) => row.evidence.length > 0);
  if (wanted.length === 0) return [...cases];
  const evidence = wanted.flatMap((row) => row.evidence);
  const documents = await documentsFor(
    workspaceId,
    unique(evidence.map(({ documentId }) => documentId).filter((id) => id !== null)),
    unique(evidence.map(({ documentName }) => documentName)),
  );
  const lookup = new Lookup(documents);
  const stale = wanted.flatMap((row) => {
    const targets = row.evidence.map((passage) => lookup.of(passage));
    const signature = targets
      .map((target) => target.map(({ id, revision }) => `${id}:${revision}`).join(','))
      .join(';');
    return signature === row.anchoredWith ? [] : [{ row, targets, signature }];
  });
  if (stale.length === 0) return [...cases];
  const found = await lookFor(workspaceId, stale);
  await saveAnchors(workspaceId, datasetId, found);
  const byCase = new Map(found.map((anchoring) => [anchoring.caseId, anchoring]));
  return cases.map((row) => ({ ...row, ...pick(byCase.get(row.caseId)) }));
}

const pick = (anchoring: Anchoring | undefined) =>
  anchoring ? { anchors: anchoring.anchors, anchoredWith: anchoring.anchoredWith } : {};

/** Which documents a passage may stand in: the one that it names by id, and those that have its name. */
class Lookup {
  readonly #byId: Map<string, SourceDocument>;
  readonly #byName = new Map<string, SourceDocument[]>();

  constructor(documents: readonly SourceDocument[]) {
    this.#byId = new Map(documents.map((document) => [document.id, document]));
    for (const document of documents) {
      for (const name of unique([document.name, withoutExtension(document.name)])) {
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), document]);
      }
    }
  }

  of({ documentId, documentName, quote, page, start }: StoredEvidence): SourceDocument[] {
    const own = documentId === null ? undefined : this.#byId.get(documentId);
    // Offsets alone mean something in their own document only.
    const named = quote === null && page === null && start !== null ? [] : (this.#byName.get(documentName) ?? []);
    const exact = named.filter(({ name }) => name === documentName);
    const all = [...(own ? [own] : []), ...(exact.length > 0 ? exact : named).filter(({ id }) => id !== own?.id)];
    return all.slice(0, MOST_DOCUMENTS);
  }
}

interface Stale {
  row: CaseRow;
  targets: SourceDocument[][];
  signature: string;
}

/** One document's text at a time, since there may be many and large ones. */
async function lookFor(workspaceId: string, stale: readonly Stale[]): Promise<Anchoring[]> {
  const anchors = new Map(stale.map(({ row }) => [row.caseId, [] as AnchorRow[]]));
  const byDocument = new Map<string, { document: SourceDocument; wanted: { row: CaseRow; evidence: number }[] }>();
  for (const { row, targets } of stale) {
    targets.forEach((documents, evidence) => {
      for (const document of documents) {
        const entry = byDocument.get(document.id) ?? { document, wanted: [] };
        entry.wanted.push({ row, evidence });
        byDocument.set(document.id, entry);
      }
    });
  }
  for (const { document, wanted } of byDocument.values()) {
    const content = await documentText(workspaceId, document.id);
    if (!content) continue;
    const finder = quoteFinder(content.text);
    for (const [i, { row, evidence }] of wanted.entries()) {
      const passage = row.evidence[evidence];
      const place = passage && locate(passage, document, content, finder);
      if (place) anchors.get(row.caseId)?.push({ ...place, evidence });
      // A long import must not keep the process from answering others.
      if (i % 50 === 49) await new Promise(setImmediate);
    }
  }
  return stale.map(({ row, signature }) => {
    const own = anchors.get(row.caseId) ?? [];
    const notFound = row.evidence.filter((_passage, i) => !own.some(({ evidence }) => evidence === i)).length;
    return { caseId: row.caseId, fromVersion: row.fromVersion, anchors: own, anchoredWith: signature, notFound };
  });
}

interface Content {
  text: string;
  pages: Pages;
  revision: number;
}

/**
 * Where a passage stands in one document: at its own offsets as long as the text there is the one that was marked, else where
 * its words stand, else the page that it names, or the document.
 */
export function locate(
  passage: StoredEvidence,
  document: SourceDocument,
  content: Content,
  finder: QuoteFinder,
): Omit<AnchorRow, 'evidence'> | null {
  const { text, pages, revision } = content;
  const placed = (start: number, end: number, how: AnchorRow['how'], whole = false) => ({
    documentId: document.id,
    documentName: document.name,
    revision,
    ...{ start, end, how },
    // A text without pages has one that says nothing.
    page: pages.length > 1 ? (pages.find((page) => start >= page.start && start < page.end)?.number ?? null) : null,
    whole: whole || isWhole(text, pages, start, end),
  });
  const { quote, start, end, page } = passage;
  const onPage = page === null ? undefined : pages.find(({ number }) => number === page);
  if (start !== null && end !== null && document.id === passage.documentId && end <= text.length) {
    if (quote === null || text.slice(start, end).startsWith(quote)) return placed(start, end, 'given');
  }
  if (quote !== null) {
    const found =
      (onPage && finder.find(quote, { within: onPage, near: start ?? undefined })) ??
      finder.find(quote, { near: start ?? undefined });
    if (found) return placed(found.start, longer(passage, found, text), found.how);
  }
  if (onPage) {
    const span = trimSpan(text, onPage.start, onPage.end);
    if (span) return placed(span.start, span.end, 'page', true);
  }
  if (quote === null && page === null && start === null) {
    const span = trimSpan(text, 0, text.length);
    if (span) return placed(span.start, span.end, 'document', true);
  }
  return null;
}

/** A long passage keeps only its beginning as a quote; its length says where it ends. */
function longer({ quote, start, end }: StoredEvidence, found: { start: number; end: number }, text: string): number {
  const length = start !== null && end !== null ? end - start : 0;
  return length > (quote?.length ?? 0) ? Math.min(text.length, found.start + length) : found.end;
}

/** Whether a span holds the whole document or at least one page of several; what is on its edges is white space. */
function isWhole(text: string, pages: Pages, start: number, end: number): boolean {
  const covers = (from: number, to: number) => {
    const span = trimSpan(text, from, to);
    return span !== null && start <= span.start && end >= span.end;
  };
  return pages.length > 1 ? pages.some((page) => covers(page.start, page.end)) : covers(0, text.length);
}

function withoutExtension(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,8}$/, '');
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
