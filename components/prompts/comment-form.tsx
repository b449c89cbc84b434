'use client';

import { useQuery } from '@tanstack/react-query';
import { AtSign } from 'lucide-react';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Textarea } from '@/components/ui/textarea';

interface CommentFormProps {
  workspaceId: string;
  label: string;
  action: string;
  initial?: string;
  /** @returns whether it was taken; what was typed stays until then */
  onSend: (body: string) => Promise<boolean>;
  onCancel?: () => void;
}

/** Something to say, with the members to mention. */
export function CommentForm({ workspaceId, label, action, initial = '', onSend, onCancel }: CommentFormProps) {
  const [body, setBody] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const members = useQuery({
    queryKey: [workspaceId, 'member-names'],
    queryFn: () =>
      apiClient<{ items: { userId: string; name: string }[] }>('/api/app/members', { workspace: workspaceId }),
    staleTime: 300_000,
  });
  const send = async () => {
    if (body.trim() === '') return;
    setBusy(true);
    if (await onSend(body.trim())) setBody('');
    setBusy(false);
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={label} hideLabel>
        <Textarea
          rows={2}
          autoGrow
          maxLength={10_000}
          placeholder={label}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
          }}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="sm" busy={isBusy} disabled={body.trim() === ''}>
          {action}
        </Button>
        {onCancel ? (
          <Button size="sm" variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
        <Menu
          align="start"
          trigger={
            <Button size="sm" variant="ghost">
              <AtSign aria-hidden /> Mention
            </Button>
          }
        >
          {(members.data?.items ?? []).map(({ userId, name }) => (
            <MenuItem
              key={userId}
              onSelect={() =>
                setBody((before) => `${before}${before === '' || /\s$/.test(before) ? '' : ' '}@${name} `)
              }
            >
              {name}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </form>
  );
}
