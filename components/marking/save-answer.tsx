'use client';

import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useId, useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { CasesChange } from '@/lib/datasets/schema';
import { announceKept } from './announce-kept';
import { DatasetFields } from './dataset-fields';
import type { MarkingWorkspace } from './types';
import { useDatasetChoice } from './use-dataset-choice';

interface Props {
  workspace: MarkingWorkspace;
  answer: { id: string; text: string; citations: readonly { hitRank: number; verified: boolean }[] };
}

/** Makes a test case of an answer: its question, what is expected, and the passages that it cites as evidence. */
export function SaveAnswer({ workspace, answer }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <FlaskConical aria-hidden />
        Save as test case
      </Button>
      {open ? <SaveAnswerDialog workspace={workspace} answer={answer} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** By the number of passages that are cited: none, one, several. */
const EVIDENCE = [
  'The question and what is expected. The answer cites no passage, so there is no evidence.',
  'The question, what is expected, and as evidence the passage that the answer cites.',
  'The question, what is expected, and as evidence the # passages that the answer cites.',
];

function SaveAnswerDialog({ workspace, answer, onClose }: Props & { onClose: () => void }) {
  const form = useId();
  const choice = useDatasetChoice(workspace);
  const [expected, setExpected] = useState(answer.text);
  const passages = new Set(answer.citations.filter(({ verified }) => verified).map(({ hitRank }) => hitRank)).size;
  const save = useMutation({
    mutationFn: async () => {
      const dataset = await choice.open();
      const change = await apiClient<CasesChange>(`/api/v1/datasets/${dataset.id}/cases/from-answer`, {
        workspace: workspace.id,
        body: { answerId: answer.id, expected },
      });
      return { dataset, version: change.version };
    },
    onSuccess: async ({ dataset, version }) => {
      await choice.settle();
      const title = `Saved as a test case in “${dataset.name}”`;
      announceKept(workspace, { title, undone: 'The test case was taken out again', datasetId: dataset.id, version });
      onClose();
    },
  });
  const problem = save.error instanceof ApiProblem ? save.error : null;
  const ready = choice.ready && expected.trim() !== '';
  return (
    <Dialog
      title="Save as test case"
      description={EVIDENCE[Math.min(passages, 2)]?.replace('#', String(passages))}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" type="submit" form={form} busy={save.isPending} disabled={!ready}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save.mutate();
        }}
      >
        <Field label="Expected answer" description="As the model said it, until you correct it.">
          <Textarea value={expected} onChange={(event) => setExpected(event.target.value)} rows={5} dir="auto" />
        </Field>
        <DatasetFields choice={choice} problem={problem} />
        {save.error ? (
          <ErrorMessage
            title="The test case was not saved"
            remedy={problem?.errors.map(({ path, message }) => `${path}: ${message}`).join('; ') || save.error.message}
            {...(problem ? { details: `${problem.status} ${problem.code}` } : {})}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
