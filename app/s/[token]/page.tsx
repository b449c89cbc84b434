import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PasswordForm, SharedView } from '@/components/shares';
import { openShare } from '@/lib/shares';
import { passCookieName } from './share-pass';

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const open = cache(async (token: string) => openShare(token, (await cookies()).get(passCookieName(token))?.value));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const opened = await open((await params).token);
  if (!opened) notFound();
  return {
    title: opened.state === 'open' ? opened.share.title : 'Shared',
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  };
}

/** A shared comparison or prompt: read-only, rendered here, whole without JavaScript. `bin/web` counts how often it is asked for. */
export default async function SharedPage({ params, searchParams }: Props) {
  const { token } = await params;
  const opened = await open(token);
  if (!opened) notFound();
  if (opened.state === 'open') return <SharedView share={opened.share} />;
  return <PasswordForm action={`/s/${token}/unlock`} isWrong={(await searchParams).wrong !== undefined} />;
}
