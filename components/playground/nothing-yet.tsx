import { buttonVariants } from '@/components/ui/button-variants';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorMessage } from '@/components/ui/error-message';
import { Skeleton } from '@/components/ui/skeleton';
import { Columns3 } from 'lucide-react';
import Link from 'next/link';
import { RecentComparisons } from './recent-comparisons';

interface NothingYetProps {
  workspace: { id: string; slug: string };
  /** A comparison is on its way. */
  loading: boolean;
  lastRunHref: string | null;
  /** Why the menus are empty, or null. */
  optionsError: unknown;
}

/** What stands below the columns until something was run. */
export function NothingYet({ workspace, loading, lastRunHref, optionsError }: NothingYetProps) {
  if (loading) {
    return (
      <div role="status" aria-label="Loading the comparison" aria-busy="true" className="flex flex-col gap-3 p-4">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-1/2" />
        <Skeleton className="h-4 w-3/5" />
      </div>
    );
  }
  return (
    <div className="p-4">
      {optionsError instanceof Error ? (
        <ErrorMessage
          className="mb-4"
          title="Prompts, models or indexes could not be loaded."
          kept="Your columns and questions are kept."
          remedy="Load the page again in a moment."
          details={optionsError.message}
        />
      ) : null}
      <EmptyState
        icon={<Columns3 />}
        title="Ask one question, see every column answer it."
        description="Choose a prompt, a model and documents for each column, write a question above, and press Run all."
        actions={
          lastRunHref === null ? undefined : (
            <Link href={lastRunHref} className={buttonVariants()}>
              Show the last answers
            </Link>
          )
        }
      />
      <RecentComparisons workspace={workspace} />
    </div>
  );
}
