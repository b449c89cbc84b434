'use client';

import { Check, Lock, Plus, Tag } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { Prompt } from '@/lib/prompts/schema';
import { NameLabel } from './name-label';

const USUAL = ['production', 'staging'];

interface LabelMenuProps {
  prompt: Prompt;
  version: number;
  mayMoveProtected: boolean;
  /** Null takes the label away. */
  onMove: (label: string, version: number | null) => void;
  trigger: ReactElement;
}

/** Moves a label here in one click, or takes it away from here. */
export function LabelMenu({ prompt, version, mayMoveProtected, onMove, trigger }: LabelMenuProps) {
  const [isNaming, setNaming] = useState(false);
  const names = [...new Set([...USUAL, ...prompt.labels.map((label) => label.label)])];
  return (
    <>
      <Menu trigger={trigger}>
        <MenuGroup label={`Labels of version ${version}`}>
          {names.map((name) => {
            const stands = prompt.labels.find((label) => label.label === name)?.version;
            const isProtected = prompt.protectedLabels.includes(name);
            return (
              <MenuItem
                key={name}
                icon={
                  stands === version ? <Check aria-hidden /> : isProtected ? <Lock aria-hidden /> : <Tag aria-hidden />
                }
                disabled={isProtected && !mayMoveProtected}
                onSelect={() => onMove(name, stands === version ? null : version)}
              >
                {stands === version ? `Remove ${name}` : stands ? `${name} (now at ${stands})` : name}
              </MenuItem>
            );
          })}
        </MenuGroup>
        <MenuSeparator />
        <MenuItem icon={<Plus aria-hidden />} onSelect={() => setNaming(true)}>
          Another label…
        </MenuItem>
      </Menu>
      <NameLabel open={isNaming} onOpenChange={setNaming} onName={(name) => onMove(name, version)} />
    </>
  );
}
