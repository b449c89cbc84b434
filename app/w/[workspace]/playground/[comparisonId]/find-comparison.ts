import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireAccess } from '@/app/access';
import { getComparison } from '@/lib/comparisons';
import { NotFoundError } from '@/lib/errors';

export interface ComparisonPageProps {
  params: Promise<{ workspace: string; comparisonId: string }>;
}

/** The comparison that the address names, and who looks at it; read once for a page and its title. */
export const findComparison = cache(async (workspace: string, id: string) => {
  const access = await requireAccess(workspace);
  try {
    return { access, comparison: await getComparison(access, id) };
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
});
