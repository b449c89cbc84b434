import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { FusionSettings } from '@/lib/retrieval/schema';
import { NumberSetting } from './number-setting';

interface Props {
  fusion: FusionSettings | undefined;
  onChange: (fusion: FusionSettings | undefined) => void;
}

const METHODS = [
  { value: 'own', label: 'Weighted, as suits the question' },
  { value: 'weighted', label: 'Weighted, as I say' },
  { value: 'rrf', label: 'By ranks (RRF)' },
] as const;

/** How the two rankings of a hybrid search become one. */
export function FusionFields({ fusion, onChange }: Props) {
  const { dense = 1, lexical = 1 } = fusion?.weights ?? {};
  return (
    <>
      <Field label="Fusion">
        <Select
          options={METHODS}
          value={fusion?.method ?? 'own'}
          onValueChange={(method) =>
            onChange(
              method === 'own'
                ? undefined
                : method === 'rrf'
                  ? { method }
                  : { method, weights: { dense: 0.5, lexical: 0.5 } },
            )
          }
        />
      </Field>
      {fusion?.method === 'weighted' ? (
        <NumberSetting
          label="Share of dense"
          description="From 0 (only lexical) to 1 (only dense)."
          value={Number((dense / (dense + lexical)).toFixed(3))}
          min={0}
          max={1}
          onChange={(share = 0.5) =>
            onChange({ method: 'weighted', weights: { dense: share, lexical: Number((1 - share).toFixed(3)) } })
          }
        />
      ) : null}
      {fusion?.method === 'rrf' ? (
        <NumberSetting
          label="k"
          description="How much the first ranks count more; 60 unless told."
          value={fusion.k}
          min={1}
          max={1_000}
          integer
          onChange={(k) => onChange({ ...fusion, k })}
        />
      ) : null}
    </>
  );
}
