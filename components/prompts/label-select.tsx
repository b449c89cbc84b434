'use client';

import { Lock, Plus, Tag } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { Prompt } from '@/lib/prompts/schema';
import { NameLabel } from './name-label';

interface LabelSelectProps {
  prompt: Prompt;
  value: string;
  onValueChange: (label: string) => void;
}

/** The labels of a prompt as a row of buttons, and one for a new name. */
export function LabelSelect({ prompt, value, onValueChange }: LabelSelectProps) {
  const [isNaming, setNaming] = useState(false);
  const names = [
    ...new Set([
      'production',
      'staging',
      ...prompt.labels.map((label) => label.label),
      ...prompt.protectedLabels,
      value,
    ]),
  ];
  return (
    <div role="group" aria-label="Label" className="flex flex-wrap gap-1.5">
      {names.map((name) => (
        <Button
          key={name}
          size="sm"
          aria-pressed={name === value}
          className={cn(name === value && 'border-primary bg-primary-soft')}
          onClick={() => onValueChange(name)}
        >
          {prompt.protectedLabels.includes(name) ? <Lock aria-label="protected" /> : <Tag aria-hidden />} {name}
        </Button>
      ))}
      <Button size="sm" variant="ghost" onClick={() => setNaming(true)}>
        <Plus aria-hidden /> New label
      </Button>
      <NameLabel open={isNaming} onOpenChange={setNaming} onName={onValueChange} />
    </div>
  );
}
