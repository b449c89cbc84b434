import { runShutdown, startWorker, type Handlers, type Tick } from '@/lib/jobs';
import { purgeConnections } from '@/lib/models';
import { purgeDeletedPrompts } from '@/lib/prompts';
import { logger, purgeOnce } from '@/lib/security';
import { stopGracefully } from './processes/end-with-parent';

/** What each kind of job does. */
const handlers: Handlers = {
  'parse-document': async () => undefined,
  'build-index': async () => undefined,
  'create-sample': async () => undefined,
};

/** What is due again and again. */
const ticks: Tick[] = [
  { name: 'purge-idempotency-keys', everySeconds: 600, run: purgeOnce },
  { name: 'purge-connections', everySeconds: 60, run: purgeConnections },
  { name: 'purge-prompts', everySeconds: 60, run: purgeDeletedPrompts },
];

const stop = await startWorker({
  handlers,
  ticks,
  onError: (where, error) => logger().error({ err: error, where }, 'a job failed'),
});

stopGracefully(async () => {
  await Promise.all([stop(15_000), runShutdown()]);
});
