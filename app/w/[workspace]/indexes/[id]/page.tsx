import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireAccess } from '@/app/access';
import { IndexScreen } from '@/components/indexes';
import { may } from '@/lib/auth';
import { NotFoundError } from '@/lib/errors';
import { getIndex } from '@/lib/indexes';

type Props = { params: Promise<{ workspace: string; id: string }> };

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const access = await requireAccess(workspace);
  try {
    return { access, index: await getIndex(access, id) };
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).index.name };
}

export default async function IndexPage(props: Props) {
  const { access, index } = await load(props);
  const workspace = { id: access.workspaceId, slug: access.workspaceSlug };
  return (
    <IndexScreen workspace={workspace} initial={index} mayWrite={may(access, 'write')} mayRun={may(access, 'run')} />
  );
}
