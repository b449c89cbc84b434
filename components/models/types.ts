import type { ProviderId } from '@/lib/models/schema';

/** What the form has to know of a provider. */
export interface ProviderChoice {
  id: ProviderId;
  label: string;
  defaultBaseUrl: string | null;
  needsKey: boolean;
  keyUrl: string | null;
}
