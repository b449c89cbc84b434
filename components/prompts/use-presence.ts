'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { PromptApi } from './prompt-api';

const EVERY_MS = 8_000;

/** Who else is typing here, and whether somebody has saved meanwhile: then the page is read again. */
export function usePresence(api: PromptApi, branch: string, newest: number | null) {
  const router = useRouter();
  const presence = useQuery({
    queryKey: ['prompt-presence', api.path, branch],
    queryFn: () => api.presence(branch),
    refetchInterval: EVERY_MS,
    retry: false,
  });
  const head = presence.data?.head ?? 0;
  useEffect(() => {
    if (newest !== null && head > newest) router.refresh();
  }, [head, newest, router]);
  return presence.data?.editing ?? [];
}
