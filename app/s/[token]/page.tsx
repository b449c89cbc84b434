import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PasswordForm, SharedView } from '@/components/shares';
import { StatusPage } from '@/components/shell';
import { RateLimitedError } from '@/lib/errors';
import { openShare } from '@/lib/shares';
import { passCookieName } from './share-pass';

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const open = cache(async (token: string) => {
  const pass = (await cookies()).get(passCookieName(token))?.value;
  try {
    return await openShare(token, pass);
  } catch (error) {
    if (error instanceof RateLimitedError) return { state: 'busy', detail: error.detail } as const;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const opened = await open((await params).token);
  if (!opened) notFound();
  return {
    title: opened.state === 'open' ? opened.share.title : 'Shared',
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  };
}

/** A shared comparison or prompt: read-only, rendered here, whole without JavaScript. */
export default async function SharedPage({ params, searchParams }: Props) {
  const { token } = await params;
  const opened = await open(token);
  if (!opened) notFound();
  if (opened.state === 'busy') {
    return (
      <main>
        <StatusPage code="429" title="Too many people are asking for this page" description={opened.detail} />
      </main>
    );
  }
  if (opened.state === 'open') return <SharedView share={opened.share} />;
  return <PasswordForm action={`/s/${token}/unlock`} isWrong={(await searchParams).wrong !== undefined} />;
}
