import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireAccess } from '@/app/access';
import { PromptWorkbench } from '@/components/prompts';
import { NotFoundError } from '@/lib/errors';
import { getDraft, getPrompt, getPromptVersion, listBranches, listVersions } from '@/lib/prompts';

interface Props {
  params: Promise<{ workspace: string; name: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const nameOf = (segments: string[]) => segments.map(decodeURIComponent).join('/');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameOf((await params).name) };
}

export default async function PromptPage({ params, searchParams }: Props) {
  const { workspace, name: segments } = await params;
  const access = await requireAccess(workspace);
  const name = nameOf(segments);
  const { version, branch: asked } = await searchParams;
  const number = typeof version === 'string' && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined;
  const mayWrite = access.role !== 'viewer';
  const branch = typeof asked === 'string' ? asked : 'main';
  const [prompt, versions, branches, draft, shown] = await orNotFound(
    Promise.all([
      getPrompt(access, name),
      listVersions(access, name, { limit: 200 }),
      listBranches(access, name),
      mayWrite ? getDraft(access, name, branch) : null,
      number === undefined ? null : getPromptVersion(access, name, { version: number }),
    ]),
  );
  if (branch !== 'main' && !branches.some((row) => row.name === branch)) notFound();
  return (
    <PromptWorkbench
      key={`${prompt.id}:${branch}`}
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug }}
      prompt={prompt}
      versions={versions.items}
      branches={branches}
      branch={branch}
      draft={draft}
      shown={shown}
      mayWrite={mayWrite}
      userId={access.userId}
      mayMoveProtected={access.role === 'admin' || access.role === 'owner'}
    />
  );
}

async function orNotFound<Value>(value: Promise<Value>): Promise<Value> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
