import { redirect } from 'next/navigation';
import { currentUser } from '@/app/access';
import { hasOwner, listWorkspaces } from '@/lib/auth';

export default async function HomePage() {
  const user = await currentUser();
  if (!user) redirect((await hasOwner()) ? '/sign-in' : '/setup');
  const [workspace] = await listWorkspaces(user.id);
  if (!workspace) redirect('/no-workspace');
  redirect(`/w/${workspace.slug}`);
}
