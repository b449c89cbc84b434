import { NothingHere } from '@/components/shell';

/** Inside the workspace's frame, which has the page's `main`. */
export default function NotFound() {
  return <NothingHere />;
}
