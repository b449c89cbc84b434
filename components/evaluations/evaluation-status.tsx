import { Badge } from '@/components/ui/badge';
import type { EvaluationStatus } from '@/lib/retrieval-evaluations/schema';

const TONES = {
  queued: 'neutral',
  building: 'info',
  running: 'info',
  done: 'success',
  stopped: 'warning',
  failed: 'destructive',
} as const;

export function StatusBadge({ status }: { status: EvaluationStatus }) {
  return <Badge tone={TONES[status]}>{status}</Badge>;
}
