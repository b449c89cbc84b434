import { apiClient } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { MarkingWorkspace } from './types';

interface Kept {
  title: string;
  /** What is said when it was taken back. */
  undone: string;
  datasetId: string;
  /** The version that keeping it made. */
  version: number;
}

/** Says what was kept, and takes it back on demand: the version before can be made the newest again. */
export function announceKept(workspace: MarkingWorkspace, { title, undone, datasetId, version }: Kept): void {
  const undo = () =>
    apiClient(`/api/v1/datasets/${datasetId}/versions/${version - 1}/restore`, {
      workspace: workspace.id,
      method: 'POST',
    }).then(
      () => toast({ title: undone }),
      (error: Error) => toast({ title: 'It was not taken out', description: error.message, tone: 'error' }),
    );
  toast({ title, action: { label: 'Undo', onPress: () => void undo() } });
}
