import { ImageOff } from 'lucide-react';

/** Stands where a text wanted an image: loading it would tell a stranger's server what was asked. */
export function BlockedImage({ url, alt }: { url: string; alt: string }) {
  return (
    <span className="border-border-strong bg-sunken text-muted-foreground my-1 inline-flex max-w-full items-start gap-1.5 rounded-md border border-dashed px-2 py-1 text-xs">
      <ImageOff className="mt-0.5 size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 break-all">
        Image not loaded{alt === '' ? '' : `: ${alt}`}
        {url === '' ? '' : ` (${url})`}
      </span>
    </span>
  );
}
