import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { ApiKeyList } from '@/components/settings/api-key-list';
import { listApiKeys, may } from '@/lib/auth';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const keys = await listApiKeys(access);
  const mayMake = may(access, 'write');
  return <ApiKeyList workspaceId={access.workspaceId} keys={keys} mayMake={mayMake} />;
}
