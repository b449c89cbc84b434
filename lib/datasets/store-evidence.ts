import { ValidationError, type FieldError } from '@/lib/errors';
import { graphemeBoundaryAtOrBefore } from '@/lib/text';
import type { CaseDraft, EvidenceInput, StoredEvidence } from './schema';
import { documentNames, documentText } from './store';

/** A quote longer than this keeps its beginning; the offsets say how long the passage is. */
const LONGEST_QUOTE = 8_000;

/**
 * What cases keep of the evidence given with them. A passage by offsets gets the name of its document and its own words, so that
 * it can be found again when the document changes or comes back under another id.
 *
 * @param pathOf where the evidence of the i-th draft stands in what was sent
 * @throws ValidationError naming every passage whose document is not in the workspace, or that ends after its text
 */
export async function toStoredEvidence(
  workspaceId: string,
  drafts: readonly Pick<CaseDraft, 'evidence'>[],
  pathOf: (draft: number) => string,
): Promise<StoredEvidence[][]> {
  const byOffsets = drafts.flatMap((draft, i) =>
    (draft.evidence ?? []).flatMap((passage, j) =>
      'documentId' in passage ? [{ passage, path: `${pathOf(i)}.${j}` }] : [],
    ),
  );
  const names = await documentNames(workspaceId, [...new Set(byOffsets.map(({ passage }) => passage.documentId))]);
  const errors: FieldError[] = [];
  const words = new Map<EvidenceInput, string | null>();
  for (const [id, of] of Map.groupBy(byOffsets, ({ passage }) => passage.documentId)) {
    const known = names.has(id);
    const content = known ? await documentText(workspaceId, id) : null;
    for (const { passage, path } of of) {
      const elsewhere = passage.quote !== undefined && passage.documentName !== undefined;
      if (!known && !elsewhere) {
        errors.push({ path: `${path}.documentId`, message: 'there is no such document in this workspace' });
      } else if (content && passage.end > content.text.length && !elsewhere) {
        errors.push({ path: `${path}.end`, message: `the text of the document ends at ${content.text.length}` });
      } else {
        const there = content?.text.slice(passage.start, passage.end);
        words.set(passage, shortened(there ?? passage.quote ?? null));
        // The words that came with it say more than offsets into a text that has changed.
        if (passage.quote !== undefined && there !== passage.quote) words.set(passage, shortened(passage.quote));
      }
    }
  }
  if (errors.length > 0) throw new ValidationError(errors.slice(0, 100));
  return drafts.map((draft) => (draft.evidence ?? []).map((passage) => toStored(passage, names, words)));
}

function shortened(quote: string | null): string | null {
  return quote === null ? null : quote.slice(0, graphemeBoundaryAtOrBefore(quote, LONGEST_QUOTE)).toWellFormed();
}

function toStored(
  passage: EvidenceInput,
  names: ReadonlyMap<string, string>,
  words: ReadonlyMap<EvidenceInput, string | null>,
): StoredEvidence {
  const blank = { documentId: null, quote: null, start: null, end: null, page: null };
  if ('documentId' in passage) {
    const { documentId, start, end } = passage;
    const documentName = names.get(documentId) ?? passage.documentName ?? documentId;
    return { ...blank, documentId, start, end, documentName, quote: words.get(passage) ?? null };
  }
  if (!('quote' in passage)) {
    return { ...blank, documentName: passage.documentName, page: 'page' in passage ? passage.page : null };
  }
  const { documentName, quote, page = null, start = null } = passage;
  return { ...blank, documentName, quote, page, start };
}
