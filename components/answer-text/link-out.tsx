'use client';

import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-variants';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ArrowUpRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';

/** The address if it is one that may be opened (http, https, mailto), else null. */
function openable(url: string): URL | null {
  try {
    const parsed = new URL(url);
    return ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed : null;
  } catch {
    return null;
  }
}

/**
 * A link in a text that somebody else wrote. It is a button, so that nothing is prefetched or followed by accident; pressed, it shows
 * where it goes and asks first. Addresses that can't be opened safely are plain text.
 */
export function LinkOut({ url, children }: { url: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const target = openable(url);
  if (target === null) {
    return (
      <span>
        {children} <span className="text-muted-foreground break-all">({url})</span>
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        title={target.href}
        onClick={() => setOpen(true)}
        className="text-primary-text decoration-primary/40 hover:decoration-primary inline rounded text-left underline underline-offset-2"
      >
        {children}
        <ArrowUpRight className="ml-0.5 inline size-3" aria-hidden />
        <span className="sr-only"> (link to {target.host === '' ? target.href : target.host})</span>
      </button>
      {open ? (
        <Dialog
          open
          onOpenChange={setOpen}
          title="Open this link?"
          description="It stands in a text that Bakeoff did not write. Whoever runs that address sees everything in it."
          footer={
            <>
              <CopyButton text={target.href} label="Copy address" showLabel className="mr-auto h-8" />
              <DialogClose render={<Button>Stay here</Button>} />
              <a
                href={target.href}
                target="_blank"
                rel="noopener noreferrer nofollow"
                onClick={() => setOpen(false)}
                className={buttonVariants({ variant: 'primary' })}
              >
                Open in a new tab
              </a>
            </>
          }
        >
          <p className="text-sm font-semibold break-all">{target.host}</p>
          <p className="bg-sunken mt-1 max-h-48 overflow-y-auto rounded-md p-2.5 font-mono text-xs break-all">
            {target.href}
          </p>
        </Dialog>
      ) : null}
    </>
  );
}
