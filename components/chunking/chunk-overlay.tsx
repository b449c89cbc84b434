'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import Link from 'next/link';
import { useMemo, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import type { Chunk } from '@/lib/chunking/schema';
import { chunkRegions, type ChunkRegion } from './chunk-regions';

interface Props {
  text: string;
  chunks: readonly Chunk[];
  label: string;
  /** The address of a chunk's passage in the document. */
  hrefOf: (chunk: Chunk) => string;
}

/** A document with its chunks laid over it. Only what is on the screen is drawn. */
export function ChunkOverlay({ text, chunks, label, hrefOf }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const regions = useMemo(() => chunkRegions(text.length, chunks), [text, chunks]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler leaves this component alone, which is fine
  const virtualizer = useVirtualizer({
    count: regions.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => 60 + ((regions[index]?.end ?? 0) - (regions[index]?.start ?? 0)) * 0.3,
    overscan: 4,
    getItemKey: (index) => `${regions[index]?.start}-${regions[index]?.end}`,
  });
  return (
    <div
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label={label}
      className="bg-card shadow-small h-full overflow-y-auto overscroll-contain rounded-lg border"
    >
      <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const region = regions[item.index];
          if (!region) return null;
          return (
            <section
              key={item.key}
              data-index={item.index}
              ref={virtualizer.measureElement}
              aria-label={`Chunk ${region.number}`}
              className={cn('absolute inset-x-0 top-0', item.index % 2 === 1 && 'bg-sunken')}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Region text={text} region={region} href={hrefOf(region.chunk)} />
            </section>
          );
        })}
      </div>
    </div>
  );
}

function Region({ text, region, href }: { text: string; region: ChunkRegion; href: string }) {
  const { chunk, number, start, end, repeatedFrom } = region;
  const facts = [
    `${chunk.tokens.toLocaleString('en-US')} tokens`,
    `${(chunk.end - chunk.start).toLocaleString('en-US')} characters`,
    chunk.page === null ? null : `page ${chunk.page}`,
    chunk.parent === null
      ? null
      : `the model is given ${(chunk.parent.end - chunk.parent.start).toLocaleString('en-US')} characters around it`,
  ].filter((fact) => fact !== null);
  return (
    <div className="border-primary border-l-2 px-4 py-3 sm:px-6">
      <div className="text-muted-foreground tabular mb-1.5 flex flex-wrap items-baseline gap-x-2 text-xs">
        <Link href={href} className="text-primary-text inline-block min-h-6 font-medium hover:underline">
          Chunk {number}
        </Link>
        <span>{facts.join(' · ')}</span>
        {chunk.headingPath.length > 0 ? <span dir="auto">{chunk.headingPath.join(' › ')}</span> : null}
      </div>
      <div dir="auto" className="text-base leading-relaxed break-words whitespace-pre-wrap [unicode-bidi:plaintext]">
        {text.slice(start, repeatedFrom)}
        {repeatedFrom < end ? (
          <mark className="bg-highlight text-highlight-foreground rounded-xs py-0.5" title="Repeated in the next chunk">
            {text.slice(repeatedFrom, end)}
          </mark>
        ) : null}
      </div>
    </div>
  );
}
