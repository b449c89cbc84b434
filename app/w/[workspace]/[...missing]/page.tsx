import { notFound } from 'next/navigation';
import { requireAccess } from '@/app/access';

/** Addresses that don't exist inside a workspace: sign-in comes first, then the words inside the workspace's frame. */
export default async function MissingPage({ params }: { params: Promise<{ workspace: string }> }) {
  await requireAccess((await params).workspace);
  notFound();
}
