import { iconButtonVariants } from '@/components/ui/icon-button';
import { Tooltip } from '@/components/ui/tooltip';
import { Diff, Scale } from 'lucide-react';
import Link from 'next/link';

interface ComparisonLinksProps {
  /** The comparison's address. */
  base: string;
  /** The pinned column, by its place in the comparison. */
  baseline: number | null | undefined;
}

/** Other views of a comparison, each with an address of its own. */
export function ComparisonLinks({ base, baseline }: ComparisonLinksProps) {
  const pinned = baseline === null || baseline === undefined ? '' : `?baseline=${baseline}`;
  return (
    <>
      <Tooltip content="Differences">
        <Link href={`${base}/differences${pinned}`} aria-label="Differences" className={iconButtonVariants()}>
          <Diff />
        </Link>
      </Tooltip>
      <Tooltip content="Judgements">
        <Link href={`${base}/judging`} aria-label="Judgements" className={iconButtonVariants()}>
          <Scale />
        </Link>
      </Tooltip>
    </>
  );
}
