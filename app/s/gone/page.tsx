import type { Metadata } from 'next';
import { connection } from 'next/server';
import SharedNotFound from '../[token]/not-found';

export const metadata: Metadata = {
  title: 'Nothing here',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** What a link to nothing becomes (bin/processes/watch-shared-pages.ts, which sets the status): words that need no script. */
export default async function SharePageOfNothing() {
  // Rendered for each request, as every page is whose policy has a nonce.
  await connection();
  return <SharedNotFound />;
}
