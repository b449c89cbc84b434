import { StatusPage } from '@/components/shell';

export default function SharedNotFound() {
  return (
    <main>
      <StatusPage
        code="404"
        title="There is nothing behind this link"
        description="It may be mistyped or incomplete, it may have expired, or whoever made it has taken it back. Ask them for a new one."
      />
    </main>
  );
}
