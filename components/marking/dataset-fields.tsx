import type { ApiProblem } from '@/components/api-client';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { NEW_DATASET, type DatasetChoice } from './use-dataset-choice';

interface Props {
  choice: DatasetChoice;
  problem: ApiProblem | null;
}

/** Which dataset something is kept in, and the name of a new one. */
export function DatasetFields({ choice, problem }: Props) {
  return (
    <>
      <Field label="Dataset">
        <Select
          options={[
            ...choice.datasets.map(({ id, name }) => ({ value: id, label: name })),
            { value: NEW_DATASET, label: 'A new dataset…' },
          ]}
          value={choice.chosen}
          onValueChange={choice.chooseDataset}
          placeholder={choice.loading ? 'Loading…' : 'Choose…'}
        />
      </Field>
      {choice.chosen === NEW_DATASET ? (
        <Field label="Name of the new dataset" error={problem?.errorOf('name')}>
          <Input
            value={choice.datasetName}
            onChange={(event) => choice.setDatasetName(event.target.value)}
            maxLength={200}
            required
          />
        </Field>
      ) : null}
    </>
  );
}
