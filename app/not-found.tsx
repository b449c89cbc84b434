import Link from 'next/link';
import { StatusPage } from '@/components/shell';
import { buttonVariants } from '@/components/ui/button-variants';

export default function NotFound() {
  return (
    <main>
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
    </main>
  );
}
