import { iconButtonVariants } from '@/components/ui/icon-button';
import { Tooltip } from '@/components/ui/tooltip';
import { Scale } from 'lucide-react';
import Link from 'next/link';

/** Other views of a comparison, each with an address of its own. */
export function ComparisonLinks({ base }: { base: string }) {
  return (
    <Tooltip content="Judgements">
      <Link href={`${base}/judging`} aria-label="Judgements" className={iconButtonVariants()}>
        <Scale />
      </Link>
    </Tooltip>
  );
}
