'use client';

import { ShortcutsProvider } from '@/components/shortcuts';
import { Toaster } from '@/components/ui/toast';
import { TooltipProvider } from '@/components/ui/tooltip';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { useState, type ReactNode } from 'react';
import { ConnectionBanner } from './connection-banner';
import { reportAnswer } from './reachability';

interface AppProvidersProps {
  /** The nonce of the page's content security policy; next-themes' script before the first paint carries it. */
  nonce?: string | undefined;
  children: ReactNode;
}

/** What every page stands in: theme, toasts, tooltips, shortcuts, live data, the banner for a lost connection. */
export function AppProviders({ nonce, children }: AppProvidersProps) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: reportAnswer, onSuccess: () => reportAnswer(null) }),
        defaultOptions: { queries: { staleTime: 10_000, retry: 1 } },
      }),
  );
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <CSPProvider nonce={nonce} disableStyleElements>
        <QueryClientProvider client={queryClient}>
          <TooltipProvider>
            <ShortcutsProvider>
              <Toaster>
                <ConnectionBanner />
                {children}
              </Toaster>
            </ShortcutsProvider>
          </TooltipProvider>
        </QueryClientProvider>
      </CSPProvider>
    </ThemeProvider>
  );
}
