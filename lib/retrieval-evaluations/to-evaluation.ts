import type { Case } from '@/lib/datasets/schema';
import type { EvaluatedCase, RetrievalEvaluationSummary } from './schema';
import type { CellRow, EvaluationRow } from './store';

export function toSummary(row: EvaluationRow): RetrievalEvaluationSummary {
  const { builds, total, done, createdAt, startedAt, finishedAt, ...rest } = row;
  const begun = builds.filter(({ indexId }) => indexId !== null).length;
  return {
    ...rest,
    // While one is being built it has begun but is not done.
    builds:
      builds.length === 0
        ? null
        : { done: row.status === 'building' ? Math.max(0, begun - 1) : begun, total: builds.length },
    progress: { done, total },
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** The questions that were asked, with the ranks that each retrieval gave their passages. */
export function toEvaluatedCases(
  cases: readonly Case[],
  cells: readonly CellRow[],
  retrievals: number,
): EvaluatedCase[] {
  const byCase = Map.groupBy(cells, ({ caseId }) => caseId);
  return cases.flatMap((item) => {
    const own = byCase.get(item.id);
    if (!own) return [];
    const ranks: EvaluatedCase['ranks'] = Array.from({ length: retrievals }, () => null);
    const errors: EvaluatedCase['errors'] = Array.from({ length: retrievals }, () => null);
    for (const cell of own) {
      if (cell.error === null) ranks[cell.retrievalIndex] = cell.found;
      else errors[cell.retrievalIndex] = cell.error;
    }
    const passages = item.evidence
      .filter(({ found }) => found)
      .map(({ documentName, quote, page, places: [first] }) => ({
        ...{ documentName, quote, page },
        place: first ? { documentId: first.documentId, start: first.start, end: first.end } : null,
      }));
    return [{ caseId: item.id, caseKey: item.key, question: item.input.question, passages, ranks, errors }];
  });
}
