'use client';

import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Switch } from '@/components/ui/switch';
import { Tooltip } from '@/components/ui/tooltip';
import { keyCaps, useIsMac } from '@/components/shortcuts';
import { Download, Eye, History, Play, Plus, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SaveState } from './use-autosave';

interface ToolbarProps {
  saveState: SaveState;
  canRun: boolean;
  /** Why it can't be run at the moment, or null. */
  obstacle: string | null;
  starting: boolean;
  running: boolean;
  progress: { done: number; total: number } | null;
  /** What a run asks for, in words. */
  asks: string;
  /** Something can be asked for although answers are being made. */
  hasNews: boolean;
  fullOfColumns: boolean;
  blind: boolean;
  onBlind: (blind: boolean) => void;
  onAddColumn: () => void;
  /** Columns that are left out of the view, to be shown again. */
  hidden: readonly { id: string; name: string }[];
  onShowColumn: (id: string) => void;
  onHistory: () => void;
  /** Undefined until there is something to export. */
  onExport: ((format: 'markdown' | 'csv' | 'json') => void) | undefined;
  onRun: () => void;
  onStop: () => void;
  /** What a run costs, where that can be said. */
  cost: ReactNode;
  /** Links to other views of what was run. */
  views: ReactNode;
  /** The share button, where there is something to share. */
  share: ReactNode;
}

const saveTexts = { saved: '', saving: 'Saving…', failed: 'Not saved yet; trying again' };

/** What can be done with the whole playground. */
export function Toolbar(props: ToolbarProps) {
  const { saveState, canRun, obstacle, starting, running, progress, asks, fullOfColumns, blind, onBlind } = props;
  const { onAddColumn, hidden, onShowColumn, hasNews, onHistory, onExport, onRun, onStop, share, cost } = props;
  const mac = useIsMac();
  return (
    <header className="flex flex-wrap items-center gap-x-1.5 gap-y-2">
      <h1 className="text-base font-semibold">Playground</h1>
      <span role="status" className="text-muted-foreground ml-1 text-xs">
        {saveTexts[saveState]}
      </span>
      <span className="grow" />
      {running && progress ? (
        <span className="text-muted-foreground tabular mr-1 text-xs">
          {progress.done} of {progress.total}
        </span>
      ) : null}
      {running ? null : cost}
      <Switch label="Blind" className="text-muted-foreground mr-2 text-xs" checked={blind} onCheckedChange={onBlind} />
      <IconButton label="Earlier comparisons" onClick={onHistory}>
        <History />
      </IconButton>
      {onExport ? (
        <Menu
          trigger={
            <IconButton label="Export">
              <Download />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => onExport('markdown')}>Markdown</MenuItem>
          <MenuItem onSelect={() => onExport('csv')}>CSV</MenuItem>
          <MenuItem onSelect={() => onExport('json')}>JSON</MenuItem>
        </Menu>
      ) : null}
      {props.views}
      {share}
      {hidden.length > 0 ? (
        <Menu trigger={<Button variant="ghost">{hidden.length} hidden</Button>}>
          {hidden.map(({ id, name }) => (
            <MenuItem key={id} icon={<Eye />} onSelect={() => onShowColumn(id)}>
              Show {name}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
      <Button disabled={fullOfColumns} onClick={onAddColumn}>
        <Plus aria-hidden />
        Column
      </Button>
      {running ? (
        <Button onClick={onStop} disabled={!canRun}>
          <Square aria-hidden />
          Stop all
        </Button>
      ) : null}
      {!running || hasNews ? (
        <Tooltip
          content={!canRun ? 'You may look at this workspace, but not run anything.' : (obstacle ?? asks)}
          shortcut={keyCaps('mod+Enter', mac)}
        >
          <Button
            variant="primary"
            busy={starting}
            disabled={!canRun || obstacle !== null}
            focusableWhenDisabled
            onClick={onRun}
          >
            {starting ? null : <Play aria-hidden />}
            Run all
          </Button>
        </Tooltip>
      ) : null}
    </header>
  );
}
