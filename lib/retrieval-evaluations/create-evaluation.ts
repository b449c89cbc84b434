import type { Access } from '@/lib/auth/schema';
import { getDataset, readCases, resolveVersion } from '@/lib/datasets';
import type { Case } from '@/lib/datasets/schema';
import { ValidationError } from '@/lib/errors';
import { getIndex } from '@/lib/indexes';
import { enqueue } from '@/lib/jobs';
import { checkRetrieval } from '@/lib/retrieval';
import { getRetrievalEvaluation } from './read-evaluations';
import type { CreateRetrievalEvaluation, RanRetrieval, RetrievalEvaluation } from './schema';
import { insertEvaluation } from './store';

/**
 * Checks what can be checked before anything is asked, and begins: every question of the dataset that has evidence is asked of
 * every retrieval.
 *
 * @throws NotFoundError for the dataset and the indexes, IndexNotReadyError, ValidationError for settings and for a dataset
 *   without evidence
 */
export async function createRetrievalEvaluation(
  access: Access,
  { name, datasetId, datasetVersion, ks, minCoverage, retrievals: asked }: CreateRetrievalEvaluation,
): Promise<RetrievalEvaluation> {
  const { workspaceId } = access;
  const questions = await usableQuestions(access, datasetId, datasetVersion);
  const retrievals: RanRetrieval[] = [];
  const warnings = [...questions.warnings];
  for (const retrieval of asked) {
    const { name: given, ...settings } = retrieval;
    await checkRetrieval(workspaceId, settings);
    const index = await getIndex(access, settings.indexId);
    retrievals.push({ ...settings, name: given ?? `${index.name}, ${settings.mode}` });
    if (index.status === 'stale') {
      warnings.push(
        `The index “${index.name}” is older than its documents. Refresh it, or some evidence may be missed.`,
      );
    }
  }
  const cut = retrievals.filter(({ topK }) => topK < Math.max(...ks)).map((retrieval) => `“${retrieval.name}”`);
  if (cut.length > 0) {
    warnings.push(`${cut.join(', ')} return fewer hits than the largest k: beyond that nothing can be found.`);
  }
  const id = await insertEvaluation(workspaceId, {
    name:
      name ??
      `${questions.datasetName}, ${retrievals.length === 1 ? retrievals[0]?.name : `${retrievals.length} retrievals`}`,
    ...{ datasetId, datasetVersion: questions.version, ks, minCoverage, retrievals, builds: [] },
    warnings: [...new Set(warnings)],
    total: questions.cases.length * retrievals.length,
  });
  await enqueue('evaluate-retrieval', { workspaceId, evaluationId: id });
  return getRetrievalEvaluation(access, id);
}

/** The cases of a version that can be measured: those with evidence that is found in some document. */
export async function usableQuestions(
  access: Pick<Access, 'workspaceId'>,
  datasetId: string,
  datasetVersion: number | undefined,
): Promise<{ version: number; datasetName: string; cases: Case[]; warnings: string[] }> {
  const dataset = await getDataset(access, datasetId);
  const version = await resolveVersion(access, datasetId, datasetVersion);
  const all = await readCases(access, datasetId, version);
  const cases = all.filter(({ evidence }) => evidence.some(({ found }) => found));
  if (cases.length === 0) {
    const message = all.some(({ evidence }) => evidence.length > 0)
      ? 'none of its evidence is found in a document'
      : 'none of its cases has evidence: mark passages that answer them';
    throw new ValidationError([{ path: 'datasetId', message }]);
  }
  const without = all.filter(({ evidence }) => evidence.length === 0).length;
  const lost = all.length - without - cases.length;
  const passages = cases.flatMap(({ evidence }) => evidence).filter(({ found }) => !found).length;
  const warnings = [
    ...(without > 0 ? [`${without} cases without evidence are left out.`] : []),
    ...(lost > 0 ? [`${lost} cases are left out, since none of their evidence is found in a document.`] : []),
    ...(passages > 0 ? [`${passages} passages of other cases are found in no document and are not counted.`] : []),
  ];
  return { version, datasetName: dataset.name, cases, warnings };
}
