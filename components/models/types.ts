import type { ProviderId } from '@/lib/models/schema';

/** What the form has to know of a provider. */
export interface ProviderChoice {
  id: ProviderId;
  label: string;
  defaultBaseUrl: string | null;
  needsKey: boolean;
  keyUrl: string | null;
  /** What a person types as key and address, where that needs saying. */
  keyNote: string | null;
}
