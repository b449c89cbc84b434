import { enqueue } from '@/lib/jobs';
import { buildsWithoutJob } from './store';

/** Builds that no job works on any more (their job ran out of tries while the database was away) get a new one. */
export async function recoverBuilds(): Promise<void> {
  for (const build of await buildsWithoutJob()) await enqueue('build-index', build);
}
