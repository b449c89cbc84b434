import { redirect } from 'next/navigation';
import { requireAccess } from '@/app/access';

export default async function WorkspacePage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  redirect(`/w/${access.workspaceSlug}/playground`);
}
