import { NothingHere } from '@/components/shell';

export default function NotFound() {
  return (
    <main>
      <NothingHere />
    </main>
  );
}
