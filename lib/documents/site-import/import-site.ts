import { BakeoffError } from '@/lib/errors';
import type { JobContext, Jobs } from '@/lib/jobs';
import { enqueue, hasJob } from '@/lib/jobs';
import { UrlBlockedError } from '@/lib/security';
import { settings } from '@/lib/settings';
import { adoptFiles } from '../adopt-files';
import { nameOfResponse } from '../name-of-response';
import type { SiteImport } from '../schema';
import { stageFile } from '../stage-file';
import { removeStagedFiles } from '../staging/store';
import { crawlSite, type FetchedPage, SiteError } from './crawl-site';
import { siteOutgoing } from './site-outgoing';
import { claimImport, MOST_SKIPPED, saveImport, selectSilentImports } from './store';

/** How often it is saved how far an import is; the same statement tells whether it is still wanted. */
const SAVE_EVERY_MS = 500;
const SILENT_SECONDS = 60;

/**
 * The job that imports the pages of a site. It may run again from its beginning: pages that are there already are found
 * unchanged, and a page that has changed since is the next version of its document.
 */
export async function importSite(
  { workspaceId, importId }: Jobs['import-site'],
  { signal }: Pick<JobContext, 'signal'>,
  crawl: { fetch?: typeof fetch; pauseMs?: number } = {},
): Promise<void> {
  const started = await claimImport(workspaceId, importId);
  if (!started) return;
  const state: Pick<SiteImport, 'progress' | 'imported' | 'unchanged' | 'skipped'> = {
    progress: { done: 0, total: 0 },
    imported: 0,
    unchanged: 0,
    skipped: [],
  };
  /** The import was stopped, or its collection deleted. */
  const stop = new AbortController();
  let saving = Promise.resolve();
  const timer = setInterval(() => {
    saving = saving
      .then(async () => {
        if (!(await saveImport(workspaceId, importId, state))) stop.abort();
      })
      // The database may be away for a moment; the end of the work will tell.
      .catch(() => undefined);
  }, SAVE_EVERY_MS);
  const skip = (url: string, reason: string): void => {
    if (state.skipped.length < MOST_SKIPPED) state.skipped.push({ url, reason });
  };
  let end: { status: 'done' | 'failed'; error: SiteImport['error'] } = { status: 'done', error: null };
  try {
    await crawlSite({
      ...started,
      fetch: siteOutgoing().fetch,
      ...crawl,
      signal: AbortSignal.any([signal, stop.signal]),
      onPage: async (page) => {
        const outcome = await adoptPage(workspaceId, started.collectionId, page);
        if (outcome === 'imported' || outcome === 'unchanged') state[outcome]++;
        else skip(page.url, outcome.reason);
      },
      onSkipped: skip,
      onProgress: (done, total) => void (state.progress = { done, total }),
    });
  } catch (error) {
    // Whatever was waited for says it in its own way.
    if (stop.signal.aborted) return;
    if (!(error instanceof SiteError) && !(error instanceof UrlBlockedError)) throw error;
    const code = error instanceof UrlBlockedError ? error.code : 'url_unreachable';
    end = {
      status: 'failed',
      error: { code, detail: error instanceof UrlBlockedError ? error.detail : error.message },
    };
  } finally {
    clearInterval(timer);
    await saving;
  }
  await saveImport(workspaceId, importId, state, end);
}

async function adoptPage(
  workspaceId: string,
  collectionId: string,
  { url, response, body }: FetchedPage,
): Promise<'imported' | 'unchanged' | { reason: string }> {
  const limitBytes = settings().maxUploadBytes;
  const begun: string[] = [];
  async function* source() {
    yield body;
  }
  const file = {
    name: nameOfResponse(response, url),
    mimeType: response.headers.get('content-type') ?? undefined,
    source: source(),
  };
  try {
    const staged = await stageFile(workspaceId, collectionId, file, limitBytes, { onStaged: (id) => begun.push(id) });
    const [item] = await adoptFiles([staged], { workspaceId, collectionId, sourceUrl: url, limitBytes });
    return item?.duplicate ? 'unchanged' : 'imported';
  } catch (error) {
    if (!(error instanceof BakeoffError) || error.status >= 500) throw error;
    return { reason: error.errors?.[0]?.message ?? error.detail };
  } finally {
    await removeStagedFiles(workspaceId, begun);
  }
}

/** Gives imports that wait or run without a job one, so that none stays under way for ever. */
export async function recoverSiteImports(): Promise<void> {
  for (const silent of await selectSilentImports(SILENT_SECONDS))
    if (!(await hasJob('import-site', silent))) await enqueue('import-site', silent);
}
