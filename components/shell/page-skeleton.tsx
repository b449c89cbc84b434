import { Page } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';

/** What stands in a page's place while it is loaded. */
export function PageSkeleton() {
  return (
    <Page>
      <div aria-busy="true" role="status" aria-label="Loading">
        <Skeleton className="mb-2 h-7 w-48" />
        <Skeleton className="mb-6 h-4 w-80 max-w-full" />
        <Skeleton className="h-64" />
      </div>
    </Page>
  );
}
