'use client';

import { useId } from 'react';
import { ApiProblem } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { announceKept } from './announce-kept';
import { DatasetFields } from './dataset-fields';
import type { MarkedPassage, MarkingWorkspace } from './types';
import { useMarking } from './use-marking';

interface Props {
  workspace: MarkingWorkspace;
  passage: MarkedPassage;
  onClose: () => void;
}

/** “This answers the question…”: keeps a passage as evidence of a question, a new one or one that is there. Ctrl/Cmd+Enter keeps it. */
export function MarkDialog({ workspace, passage, onClose }: Props) {
  const form = useId();
  const marking = useMarking(workspace, passage, (done) => {
    announceKept(workspace, {
      ...done,
      title: `Kept as evidence in “${done.datasetName}”`,
      undone: 'The passage was taken out again',
    });
    onClose();
  });
  const { choice, question, caseId, save, suggestions } = marking;
  const problem = save.error instanceof ApiProblem ? save.error : null;
  const ready = question.trim() !== '' && choice.ready;
  return (
    <Dialog
      title="This answers a question"
      description="The passage is kept as evidence, as a place in the document: it stays right whatever the chunking."
      size="md"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" type="submit" form={form} busy={save.isPending} disabled={!ready}>
            {caseId === null ? 'Keep as a new question' : 'Add to this question'}
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
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        <blockquote
          dir="auto"
          tabIndex={0}
          aria-label={`Passage from ${passage.documentName}`}
          className="border-primary max-h-32 overflow-y-auto border-l-2 pl-3 text-sm break-words whitespace-pre-wrap"
        >
          {passage.text}
        </blockquote>
        <Field label="Question" error={problem?.errorOf('cases.0.input')}>
          <Textarea
            value={question}
            onChange={(event) => marking.typeQuestion(event.target.value)}
            rows={2}
            maxLength={32_000}
            autoFocus
          />
        </Field>
        {caseId !== null ? (
          <p className="flex items-center gap-2 text-xs">
            <Badge tone="info">one more passage of a question that is there</Badge>
          </p>
        ) : suggestions.length > 0 ? (
          <section aria-label="Questions that are there">
            <h3 className="text-muted-foreground text-xs font-medium">Or one that is there</h3>
            <ul className="mt-1 max-h-40 divide-y overflow-y-auto rounded-md border">
              {suggestions.map((item) => (
                <li key={item.id}>
                  <button
                    type="button"
                    dir="auto"
                    className="hover:bg-accent min-h-8 w-full px-2.5 py-1.5 text-left text-sm break-words focus-visible:-outline-offset-2"
                    onClick={() => marking.chooseCase(item)}
                  >
                    {item.input.question}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <DatasetFields choice={choice} problem={problem} />
        {problem ? (
          <ErrorMessage
            title="The passage was not kept"
            remedy={problem.errors.map(({ path, message }) => `${path}: ${message}`).join('; ') || problem.detail}
            details={`${problem.status} ${problem.code}`}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
