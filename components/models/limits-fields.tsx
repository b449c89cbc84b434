import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { LimitsDraft } from './limits-draft';

interface LimitsFieldsProps {
  draft: LimitsDraft;
  onChange: (draft: LimitsDraft) => void;
  /** What the server says of a field, by its path. */
  errorOf: (path: string) => string | undefined;
}

const FIELDS = [
  { name: 'concurrency', label: 'Calls at once', usual: '64', path: 'limits.concurrency' },
  { name: 'requestsPerMinute', label: 'Requests a minute', usual: 'No limit', path: 'limits.requestsPerMinute' },
  { name: 'tokensPerMinute', label: 'Tokens a minute', usual: 'No limit', path: 'limits.tokensPerMinute' },
  { name: 'firstToken', label: 'First token within (s)', usual: '60', path: 'timeouts.firstTokenMs' },
  { name: 'stall', label: 'Silence at most (s)', usual: '30', path: 'timeouts.stallMs' },
  { name: 'total', label: 'Whole answer within (s)', usual: '600', path: 'timeouts.totalMs' },
] as const;

/** How fast a connection may be asked, and how long it may be silent. Opened where something is set or wrong. */
export function LimitsFields({ draft, onChange, errorOf }: LimitsFieldsProps) {
  const isOpen = Object.values(draft).some((value) => value !== '') || FIELDS.some(({ path }) => errorOf(path));
  return (
    <details open={isOpen || undefined} className="rounded-md border">
      <summary className="cursor-pointer px-3 py-2 text-sm font-medium">Limits and time-outs</summary>
      <div className="border-t px-3 py-3">
        <p className="text-muted-foreground mb-3 text-xs">
          Empty is as it stands in grey. After a 429 fewer calls run at once, and more again as they succeed. Limits
          hold for each process of the product.
        </p>
        <div className="grid gap-3 sm:grid-cols-3">
          {FIELDS.map(({ name, label, usual, path }) => (
            <Field key={name} label={label} error={errorOf(path)}>
              <Input
                inputMode="decimal"
                placeholder={usual}
                value={draft[name]}
                onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
              />
            </Field>
          ))}
        </div>
      </div>
    </details>
  );
}
