'use client';

import { columnLetter, variantName } from '@/components/answers';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Combobox } from '@/components/ui/combobox';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { PlaygroundColumn } from '@/lib/playground/schema';
import {
  ArrowLeft,
  ArrowRight,
  Columns3,
  Copy,
  EyeOff,
  MoreHorizontal,
  Pin,
  PinOff,
  Play,
  Square,
  Trash2,
} from 'lucide-react';
import { memo } from 'react';
import type { SetupAction } from './setup';
import { ParametersPicker } from './parameters-picker';
import { PromptPicker } from './prompt-picker';
import { RetrievalPicker } from './retrieval-picker';
import type { Options } from './use-options';

interface ColumnHeadProps {
  column: PlaygroundColumn;
  at: number;
  count: number;
  options: Options;
  baseline: boolean;
  canRun: boolean;
  /** Answers of it are being made. */
  running: boolean;
  /** Whether there is a question to ask it. */
  runnable: boolean;
  /** A comparison is on the screen that it could be part of. */
  compared: boolean;
  onRun: (id: string) => void;
  onStop: (id: string) => void;
  onExpand: (id: string) => void;
  dispatch: (action: SetupAction) => void;
}

/** What a column is: prompt and version, model, documents, parameters. Drawn again only when that changes. */
export const ColumnHead = memo(function ColumnHead(props: ColumnHeadProps) {
  const { column, at, count, options, baseline, canRun, running, runnable, compared, dispatch } = props;
  const { onRun, onStop, onExpand } = props;
  const again = column.ranAs !== null && !column.changed;
  const { id, variant } = column;
  const letter = columnLetter(at);
  const change = (part: Partial<typeof variant>) =>
    dispatch({ type: 'change-column', id, variant: { ...variant, ...part } });
  const models = options.models.map((model) => ({
    value: model.id,
    label: model.id,
    hint: priceHint(model.price, model.id),
  }));
  if (!models.some((model) => model.value === variant.model))
    models.push({ value: variant.model, label: variant.model, hint: '' });
  return (
    <div className="flex min-w-0 flex-col gap-1.5 p-2.5">
      <div className="flex min-h-7 items-center gap-1.5">
        <span
          className={cn(
            'flex size-5 shrink-0 items-center justify-center rounded text-xs font-semibold',
            baseline ? 'bg-primary text-primary-foreground' : 'bg-muted text-muted-foreground',
          )}
        >
          {letter}
        </span>
        <h2 className="min-w-0 grow truncate text-sm font-semibold" title={variantName(variant)}>
          {variantName(variant)}
        </h2>
        {baseline ? <Badge tone="primary">baseline</Badge> : null}
        {column.changed && column.ranAs !== null ? <Badge tone="warning">changed</Badge> : null}
        {compared && column.ranAs === null ? <Badge tone="neutral">not run yet</Badge> : null}
        {running ? (
          <IconButton label={`Stop column ${letter}`} size="xs" onClick={() => onStop(id)}>
            <Square />
          </IconButton>
        ) : null}
        {canRun && runnable && (!running || !again) ? (
          <IconButton label={`Run column ${letter}${again ? ' again' : ''}`} size="xs" onClick={() => onRun(id)}>
            <Play />
          </IconButton>
        ) : null}
        <Menu
          trigger={
            <IconButton label={`Actions of column ${letter}`} size="xs">
              <MoreHorizontal />
            </IconButton>
          }
        >
          <MenuItem icon={<Copy />} disabled={count >= 12} onSelect={() => dispatch({ type: 'duplicate-column', id })}>
            Duplicate
          </MenuItem>
          <MenuItem icon={<Columns3 />} disabled={count >= 12} onSelect={() => onExpand(id)}>
            Expand…
          </MenuItem>
          <MenuItem icon={<EyeOff />} onSelect={() => dispatch({ type: 'hide-column', id, hidden: true })}>
            Hide
          </MenuItem>
          <MenuItem
            icon={<ArrowLeft />}
            disabled={at === 0}
            onSelect={() => dispatch({ type: 'move-column', id, by: -1 })}
          >
            Move left
          </MenuItem>
          <MenuItem
            icon={<ArrowRight />}
            disabled={at === count - 1}
            onSelect={() => dispatch({ type: 'move-column', id, by: 1 })}
          >
            Move right
          </MenuItem>
          <MenuItem
            icon={baseline ? <PinOff /> : <Pin />}
            onSelect={() => dispatch({ type: 'pin', id: baseline ? null : id })}
          >
            {baseline ? 'No baseline' : 'Make it the baseline'}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} destructive onSelect={() => dispatch({ type: 'remove-column', id })}>
            Remove
          </MenuItem>
        </Menu>
      </div>
      <PromptPicker prompt={variant.prompt} prompts={options.prompts} onChange={(prompt) => change({ prompt })} />
      <Combobox
        size="sm"
        label="Model"
        value={variant.model}
        options={models}
        onValueChange={(model) => change({ model })}
        emptyText="No model of that name. Connect a provider under Models."
      />
      <div className="flex min-w-0 gap-1">
        <RetrievalPicker
          workspaceId={options.workspaceId}
          retrieval={variant.retrieval}
          indexes={options.indexes}
          promptIsSaved={'name' in variant.prompt}
          onChange={(retrieval) => {
            const { retrieval: _, ...rest } = variant;
            dispatch({ type: 'change-column', id, variant: retrieval === undefined ? rest : { ...rest, retrieval } });
          }}
        />
        <ParametersPicker
          parameters={variant.parameters}
          onChange={(parameters) => {
            const { parameters: _, ...rest } = variant;
            dispatch({ type: 'change-column', id, variant: parameters ? { ...rest, parameters } : rest });
          }}
        />
      </div>
    </div>
  );
});

function priceHint(price: { inputPerMTok: number; outputPerMTok: number } | null, id: string): string {
  if (id.startsWith('builtin/')) return 'built in';
  return price === null ? 'price unknown' : `$${price.inputPerMTok} / $${price.outputPerMTok}`;
}
