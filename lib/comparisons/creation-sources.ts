import type { VariantSources } from '@/lib/answers';

/** What creating a comparison leans on besides the engine, as functions, so that a test can put its own in. */
export interface CreationSources extends VariantSources {
  /** @throws BakeoffError `budget_exceeded` where the workspace has spent what it may */
  checkBudget(workspaceId: string): Promise<void>;
}
