import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireAccess } from '@/app/access';
import { DatasetScreen } from '@/components/datasets';
import { may } from '@/lib/auth';
import { getDataset } from '@/lib/datasets';
import { NotFoundError } from '@/lib/errors';

type Props = { params: Promise<{ workspace: string; id: string }> };

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const access = await requireAccess(workspace);
  try {
    return { access, dataset: await getDataset(access, id) };
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).dataset.name };
}

export default async function DatasetPage(props: Props) {
  const { access, dataset } = await load(props);
  const workspace = {
    ...{ id: access.workspaceId, slug: access.workspaceSlug },
    ...{ canWrite: may(access, 'write'), canRun: may(access, 'run') },
  };
  return <DatasetScreen workspace={workspace} initial={dataset} />;
}
