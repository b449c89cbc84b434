import type { Activity } from '@/lib/prompts/schema';

interface Place {
  version: number;
  split: { version: number; weight: number } | null;
}

const placeOf = (value: unknown): Place | null => (value as Place | null | undefined) ?? null;

/** "version 3", or "version 3 (90 %) and 4 (10 %)". */
export function placeName(place: Place | null): string {
  if (!place) return 'nowhere';
  if (!place.split) return `version ${place.version}`;
  const share = Math.round(place.split.weight * 1_000) / 10;
  return `version ${place.version} (${Math.round((100 - share) * 10) / 10} %) and ${place.split.version} (${share} %)`;
}

/** Where a label stood before and after, for moves and removals. */
export function placesOf({ data }: Activity): { from: Place | null; to: Place | null } {
  return { from: placeOf(data.from), to: placeOf(data.to) };
}

/** What was done, as the end of a sentence that begins with who did it. */
export function describeActivity(activity: Activity): string {
  const { kind, version, label } = activity;
  const { from, to } = placesOf(activity);
  switch (kind) {
    case 'version_saved':
      return `saved version ${version}`;
    case 'commented':
      return `commented on version ${version}`;
    case 'renamed':
      return `changed the name from ${String(activity.data.from)} to ${String(activity.data.to)}`;
    case 'archived':
      return 'archived it';
    case 'unarchived':
      return 'brought it back from the archive';
    case 'branch_started':
      return `began the branch ${String(activity.data.branch)} from version ${version}`;
    case 'label_moved':
      return from ? `moved ${label} from ${placeName(from)} to ${placeName(to)}` : `set ${label} to ${placeName(to)}`;
    case 'label_removed':
      return `removed ${label} from ${placeName(from)}`;
    default:
      return kind.replaceAll('_', ' ');
  }
}

/** Why, in the words of whoever did it. */
export function reasonOf({ data }: Activity): string {
  const { reason, message } = data;
  return typeof reason === 'string' ? reason : typeof message === 'string' ? message : '';
}
