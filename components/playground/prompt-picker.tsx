'use client';

import { Combobox } from '@/components/ui/combobox';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import type { Variant } from '@/lib/comparisons/schema';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { GROUNDED_PROMPT } from './default-setup';
import { InlinePromptDialog } from './inline-prompt-dialog';
import type { PromptOption } from './use-options';

interface PromptPickerProps {
  prompt: Variant['prompt'];
  prompts: readonly PromptOption[];
  onChange: (prompt: Variant['prompt']) => void;
}

const HERE = ':here';

/** Which prompt a column asks with: a saved one by label or version, or one that is written here. */
export function PromptPicker({ prompt, prompts, onChange }: PromptPickerProps) {
  const [writing, setWriting] = useState(false);
  const saved = 'name' in prompt ? prompt : null;
  const chosen = prompts.find((candidate) => candidate.name === saved?.name);
  const options = prompts
    .filter((candidate) => candidate.latestVersion !== null)
    .map((candidate) => ({ value: candidate.name, label: candidate.name, hint: `v${candidate.latestVersion}` }));
  // A prompt that was renamed or deleted since stays visible as what it was.
  if (saved && !chosen) options.push({ value: saved.name, label: saved.name, hint: 'gone' });

  return (
    <div className="flex min-w-0 gap-1">
      <Combobox
        size="sm"
        label="Prompt"
        className="min-w-0 flex-1"
        value={saved ? saved.name : HERE}
        options={[{ value: HERE, label: 'Written here', description: 'Not saved under a name' }, ...options]}
        onValueChange={(value) => {
          if (value !== HERE) onChange({ name: value, label: 'latest' });
          else if (saved) {
            onChange(GROUNDED_PROMPT);
            setWriting(true);
          }
        }}
        emptyText="No prompt of that name."
      />
      {saved ? (
        <Select
          size="sm"
          label="Prompt version"
          className="w-28 shrink-0"
          value={'label' in saved ? `@${saved.label}` : String(saved.version)}
          options={versionOptions(chosen, saved)}
          onValueChange={(value) =>
            onChange(
              value.startsWith('@')
                ? { name: saved.name, label: value.slice(1) }
                : { name: saved.name, version: Number(value) },
            )
          }
        />
      ) : (
        <IconButton label="Edit the prompt" variant="outline" onClick={() => setWriting(true)}>
          <Pencil />
        </IconButton>
      )}
      {writing && 'messages' in prompt ? (
        <InlinePromptDialog prompt={prompt} onChange={onChange} onClose={() => setWriting(false)} />
      ) : null}
    </div>
  );
}

function versionOptions(option: PromptOption | undefined, saved: { label: string } | { version: number }) {
  const latest = option?.latestVersion ?? 0;
  const labels = [
    { value: '@latest', label: 'latest', description: latest ? `version ${latest}` : undefined },
    ...(option?.labels ?? [])
      .filter(({ label }) => label !== 'latest')
      .map(({ label, version }) => ({ value: `@${label}`, label, description: `version ${version}` })),
  ];
  const versions = Array.from({ length: latest }, (_, at) => ({
    value: String(latest - at),
    label: `v${latest - at}`,
    description: undefined,
  }));
  const all = [...labels, ...versions];
  const current = 'label' in saved ? `@${saved.label}` : String(saved.version);
  return all.some(({ value }) => value === current)
    ? all
    : [
        ...all,
        { value: current, label: current.startsWith('@') ? current.slice(1) : `v${current}`, description: 'gone' },
      ];
}
