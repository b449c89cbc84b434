import { CircleAlert, CircleCheck, Hammer, RefreshCw } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Index } from '@/lib/indexes/schema';

const STATES = {
  building: { tone: 'info', label: 'Building', icon: Hammer },
  ready: { tone: 'success', label: 'Ready', icon: CircleCheck },
  stale: { tone: 'warning', label: 'Out of date', icon: RefreshCw },
  failed: { tone: 'destructive', label: 'Failed', icon: CircleAlert },
} as const;

export function IndexStatus({ index }: { index: Pick<Index, 'status' | 'searchable'> }) {
  const { tone, label, icon: Icon } = STATES[index.status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {index.status === 'building' && index.searchable ? 'Refreshing' : label}
    </Badge>
  );
}
