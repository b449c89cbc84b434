'use client';

import { TextDiff } from '@/components/diff';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useState } from 'react';

export interface NamedAnswer {
  id: string;
  title: string;
  text: string;
}

interface DiffDialogProps {
  answers: readonly NamedAnswer[];
  /** The answer on the left to begin with, and the one on the right. */
  before: string;
  after: string;
  onClose: () => void;
}

/** The difference between any two answers of a row. */
export function DiffDialog({ answers, before, after, onClose }: DiffDialogProps) {
  const [left, setLeft] = useState(before);
  const [right, setRight] = useState(after);
  const options = answers.map((answer) => ({ value: answer.id, label: answer.title }));
  const a = answers.find((answer) => answer.id === left);
  const b = answers.find((answer) => answer.id === right);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="xl"
      title="Compare two answers"
    >
      <div className="mb-3 grid gap-3 sm:grid-cols-2">
        <Field label="From">
          <Select options={options} value={left} onValueChange={setLeft} />
        </Field>
        <Field label="To">
          <Select options={options} value={right} onValueChange={setRight} />
        </Field>
      </div>
      {a && b ? (
        <TextDiff
          key={`${left}/${right}`}
          before={a.text}
          after={b.text}
          beforeLabel={`in ${a.title}`}
          afterLabel={`in ${b.title}`}
          className="max-h-[60dvh]"
        />
      ) : null}
    </Dialog>
  );
}
