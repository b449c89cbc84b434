import { enqueue, hasJob } from '@/lib/jobs';
import { selectSilentDocuments } from './store';

const SILENT_SECONDS = 30;

/**
 * Finds documents that wait to be read without a job that would read them (the process died between the two, or the job gave
 * up) and gives them one, so that no document stays "processing" for ever.
 */
export async function recoverDocuments(): Promise<void> {
  for (const document of await selectSilentDocuments(SILENT_SECONDS)) {
    if (!(await hasJob('parse-document', document))) await enqueue('parse-document', document);
  }
}
