import type { Metadata } from 'next';
import { connection } from 'next/server';
import { StatusPage } from '@/components/shell';

export const metadata: Metadata = { title: 'Too many requests', robots: { index: false, follow: false } };

/** What a shared page becomes when it is asked for too often (bin/processes/watch-shared-pages.ts, which sets the status). */
export default async function TooManyRequestsPage() {
  // Rendered for each request, as every page is whose policy has a nonce.
  await connection();
  return (
    <main>
      <StatusPage
        code="429"
        title="Too many people are asking for this page"
        description="Wait a minute, then load it again. Nothing is lost."
      />
    </main>
  );
}
