'use client';

import { PassageSource } from '@/components/passage';
import { HoverCard } from '@/components/ui/hover-card';
import { Tooltip } from '@/components/ui/tooltip';
import Link from 'next/link';
import { useCitationSource } from './citation-context';

const chip =
  'mx-px inline-flex h-[1.15rem] min-w-[1.15rem] items-center justify-center rounded px-1 align-[0.08em] text-2xs font-semibold tabular no-underline relative after:absolute after:-inset-1';

/** `[n]` in an answer: the passage while it is pointed at, the document at that passage when it is pressed. */
export function Citation({ rank }: { rank: number }) {
  const { passages, verified, hrefFor, withheld = false } = useCitationSource();
  const passage = passages.find((candidate) => candidate.rank === rank);
  if (withheld && verified.get(rank) !== false) {
    return <span className={`${chip} bg-primary-soft text-primary-text`}>{rank}</span>;
  }
  if (!passage || verified.get(rank) === false) {
    return (
      <Tooltip content="No passage with this number was given to the model">
        <button
          type="button"
          aria-label={`Citation ${rank}, not verified`}
          className={`${chip} border-warning bg-warning-soft text-warning-text border border-dashed`}
        >
          {rank}?
        </button>
      </Tooltip>
    );
  }
  const look = `${chip} bg-primary-soft text-primary-text hover:bg-primary hover:text-primary-foreground transition-colors`;
  const label = `Citation ${rank}: ${passage.documentName}`;
  const trigger = hrefFor ? (
    <Link href={hrefFor(passage)} prefetch={false} aria-label={label} className={look}>
      {rank}
    </Link>
  ) : (
    <a href={`#passage-${rank}`} aria-label={label} className={look}>
      {rank}
    </a>
  );
  return (
    <HoverCard trigger={trigger}>
      <PassageSource passage={passage} />
      <p dir="auto" className="mt-1.5 line-clamp-8 text-sm break-words whitespace-pre-wrap">
        {passage.text}
      </p>
    </HoverCard>
  );
}
