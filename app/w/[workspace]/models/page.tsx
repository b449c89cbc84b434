import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { ModelsScreen } from '@/components/models';
import { may } from '@/lib/auth';
import { catalogue, getReuse, getSpending, listConnections, listModels, listRouters, providers } from '@/lib/models';
import { providerIds } from '@/lib/models/schema';

export const metadata: Metadata = { title: 'Models' };

export default async function ModelsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const [connections, models, spending, routers, reuse] = await Promise.all([
    listConnections(access),
    listModels(access),
    getSpending(access),
    listRouters(access),
    getReuse(access),
  ]);
  return (
    <ModelsScreen
      workspace={access.workspaceId}
      mayChange={may(access, 'admin')}
      mayWrite={may(access, 'write')}
      routers={routers}
      connections={connections}
      models={models}
      spending={spending}
      reuse={reuse}
      pricesAsOf={catalogue.asOf}
      spendingHref={`/w/${encodeURIComponent(access.workspaceSlug)}/models/spending`}
      providers={providerIds.map((id) => {
        const { label, defaultBaseUrl, needsKey, keyUrl, keyNote = null } = providers[id];
        return { id, label, defaultBaseUrl, needsKey, keyUrl, keyNote };
      })}
    />
  );
}
