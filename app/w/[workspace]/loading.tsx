import { PageSkeleton } from '@/components/shell';

export default function Loading() {
  return <PageSkeleton />;
}
