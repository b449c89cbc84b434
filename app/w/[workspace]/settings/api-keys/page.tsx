import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { ApiKeyList } from '@/components/settings/api-key-list';
import { CreateApiKeyDialog } from '@/components/settings/create-api-key-dialog';
import { listApiKeys, may } from '@/lib/auth';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const keys = await listApiKeys(access);
  const mayMake = may(access, 'write');
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <p className="text-muted-foreground max-w-xl text-sm">
          A key belongs to this workspace and acts under the membership of the person who made it. Programs send it as
          “Authorization: Bearer …”.
        </p>
        {mayMake && keys.length > 0 ? <CreateApiKeyDialog workspaceId={access.workspaceId} /> : null}
      </div>
      <ApiKeyList workspaceId={access.workspaceId} keys={keys} mayMake={mayMake} />
    </>
  );
}
