import type { Case, Dataset, Evidence, NotFoundEvidence } from './schema';
import type { CaseRow, DatasetRow } from './store';

export function toDataset({ createdAt, updatedAt, ...row }: DatasetRow): Dataset {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

/** A case with where its evidence stands now. */
export function toCase(row: CaseRow): Case {
  return {
    id: row.caseId,
    key: row.key,
    input: row.input,
    expected: row.expected ?? null,
    evidence: row.evidence.map((_passage, i) => toEvidence(row, i)),
    tags: row.tags,
    position: row.position,
    changedInVersion: row.fromVersion,
  };
}

function toEvidence(row: CaseRow, i: number): Evidence {
  const passage = row.evidence[i];
  if (!passage) throw new RangeError(`case ${row.caseId} has no evidence ${i}`);
  const places = row.anchors
    .filter(({ evidence }) => evidence === i)
    .map(({ evidence: _evidence, revision: _revision, ...place }) => place);
  const found = places.length > 0;
  return { ...passage, found, places, detail: found ? null : whyNotFound(row, i) };
}

function whyNotFound(row: CaseRow, i: number): string {
  const { documentName, quote, page } = row.evidence[i] ?? { documentName: '', quote: null, page: null };
  const lookedIn = row.anchoredWith?.split(';')[i] ?? '';
  if (lookedIn === '') return `There is no document “${documentName}” whose text has been read.`;
  if (quote !== null) return `“${documentName}” does not contain these words.`;
  return page === null ? `“${documentName}” has no text.` : `“${documentName}” has no page ${page} with text.`;
}

export function notFoundIn(row: CaseRow): NotFoundEvidence[] {
  return toCase(row).evidence.flatMap((evidence, i) =>
    evidence.found
      ? []
      : [
          {
            caseId: row.caseId,
            caseKey: row.key,
            question: row.input.question.slice(0, 300),
            evidence: i,
            documentName: evidence.documentName,
            quote: evidence.quote,
            detail: evidence.detail ?? '',
          },
        ],
  );
}
