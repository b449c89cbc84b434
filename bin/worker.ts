import { fileURLToPath } from 'node:url';
import {
  createParseDocument,
  importSite,
  ParsePool,
  purgeDocuments,
  recoverDocuments,
  recoverSiteImports,
} from '@/lib/documents';
import { purgeComparisons, recoverComparisons } from '@/lib/comparisons';
import { purgeDatasets } from '@/lib/datasets';
import { purgeVectors } from '@/lib/embeddings';
import { buildIndex, purgeIndexes, recoverBuilds } from '@/lib/indexes';
import { announce, isJobName, runShutdown, startWorker, type Handlers, type Tick } from '@/lib/jobs';
import { purgeConnections, purgeResponses } from '@/lib/models';
import { purgeDeletedPrompts } from '@/lib/prompts';
import { evaluateRetrieval, purgeRetrievalEvaluations, recoverRetrievalEvaluations } from '@/lib/retrieval-evaluations';
import { logger, purgeOnce, purgeRequestRates } from '@/lib/security';
import { createSample } from './sample/create-sample';
import { cleanUpAfterStart } from './processes/clean-up-after-start';
import { stopGracefully } from './processes/end-with-parent';

const parsers = new ParsePool({ entry: fileURLToPath(new URL('./parse-child.js', import.meta.url)) });

/** What each kind of job does. */
const handlers: Handlers = {
  'parse-document': createParseDocument({ pool: parsers }),
  'import-site': (job, context) => importSite(job, context),
  'build-index': buildIndex,
  'create-sample': createSample,
  'evaluate-retrieval': evaluateRetrieval,
};

/** What is due again and again. */
const ticks: Tick[] = [
  { name: 'purge-idempotency-keys', everySeconds: 600, run: purgeOnce },
  { name: 'purge-request-rates', everySeconds: 600, run: purgeRequestRates },
  { name: 'purge-connections', everySeconds: 60, run: purgeConnections },
  { name: 'purge-kept-responses', everySeconds: 600, run: purgeResponses },
  { name: 'purge-indexes', everySeconds: 60, run: purgeIndexes },
  { name: 'purge-vectors', everySeconds: 6 * 3_600, run: purgeVectors },
  { name: 'recover-builds', everySeconds: 30, run: recoverBuilds },
  { name: 'purge-prompts', everySeconds: 60, run: () => purgeDeletedPrompts() },
  { name: 'recover-site-imports', everySeconds: 30, run: recoverSiteImports },
  { name: 'recover-documents', everySeconds: 15, run: recoverDocuments },
  { name: 'recover-retrieval-evaluations', everySeconds: 15, run: recoverRetrievalEvaluations },
  { name: 'purge-retrieval-evaluations', everySeconds: 60, run: purgeRetrievalEvaluations },
  { name: 'purge-datasets', everySeconds: 60, run: purgeDatasets },
  { name: 'purge-documents', everySeconds: 60, run: purgeDocuments },
  { name: 'recover-comparisons', everySeconds: 3, run: recoverComparisons },
  { name: 'purge-comparisons', everySeconds: 60, run: purgeComparisons },
];

const stop = await startWorker({
  handlers,
  ticks,
  onError: (where, error) => logger().error({ err: error, where }, 'a job failed'),
});

// What the web process has put into a queue, handed on by the starter.
process.on('message', (message) => {
  if (isJobName(message)) announce(message);
});

cleanUpAfterStart();

stopGracefully(async () => {
  await Promise.all([stop(15_000), runShutdown()]);
  parsers.close();
});
