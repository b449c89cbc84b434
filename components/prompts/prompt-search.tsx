'use client';

import { History, Search } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { InputWithIcon } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { ActivityDrawer } from './activity-drawer';

interface PromptSearchProps {
  workspace: { id: string; slug: string };
  userId: string;
  /** What the list is narrowed to, from the address. */
  filter: { q: string; tag: string; folder: string; archived: boolean };
}

const WAIT_MS = 250;

/** Narrows the list of prompts; what was asked for stands in the address. */
export function PromptSearch({ workspace, userId, filter }: PromptSearchProps) {
  const router = useRouter();
  const parameters = useSearchParams();
  const [typed, setTyped] = useState(filter.q);
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const narrow = (changes: Record<string, string>) => {
    const next = new URLSearchParams(parameters);
    next.delete('after');
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    router.replace(`?${next}`, { scroll: false });
  };
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <InputWithIcon
        type="search"
        icon={<Search aria-hidden />}
        className="w-full sm:w-72"
        aria-label="Search prompts"
        placeholder="Name, text or tag"
        value={typed}
        onChange={(event) => {
          const q = event.target.value;
          setTyped(q);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => narrow({ q: q.trim() }), WAIT_MS);
        }}
      />
      {(['folder', 'tag'] as const).map((name) =>
        filter[name] === '' ? null : (
          <Button key={name} size="sm" onClick={() => narrow({ [name]: '' })}>
            {name}: {filter[name]} ×<span className="sr-only"> (show all)</span>
          </Button>
        ),
      )}
      <Switch
        label="Archived"
        checked={filter.archived}
        onCheckedChange={(checked) => narrow({ archived: checked ? 'true' : '' })}
      />
      <span className="grow" />
      <Button size="sm" onClick={() => setOpen(true)}>
        <History aria-hidden /> Activity
      </Button>
      <ActivityDrawer
        workspace={workspace}
        path="/api/v1/prompt-activity"
        userId={userId}
        open={isOpen}
        onOpenChange={setOpen}
      />
    </div>
  );
}
