import Link from 'next/link';
import { buttonVariants } from '@/components/ui/button-variants';
import { StatusPage } from './status-page';

/** The words where an address leads to nothing; what is another workspace's doesn't exist here. */
export function NothingHere() {
  return (
    <StatusPage
      code="404"
      title="There is nothing here"
      description="The link may be mistyped, what it led to may be deleted, or it belongs to a workspace that you are no member of."
      actions={
        <Link href="/" className={buttonVariants({ variant: 'primary' })}>
          To your workspace
        </Link>
      }
    />
  );
}
