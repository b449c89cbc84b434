'use client';

import { Share2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { CopyButton } from '@/components/ui/copy-button';
import { formatDay } from '@/components/ui/dates';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { CreatedShare, ShareInclude } from '@/lib/shares/schema';

type Source = { comparisonId: string } | { promptVersion: { name: string; version: number } };

interface ShareDialogProps {
  /** The workspace's id. */
  workspace: string;
  source: Source;
  defaultTitle: string;
  /** The element that opens it; without one use `open`. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** Makes a link to a frozen copy: says what it shows, until when and behind which password, then shows the link once. */
export function ShareDialog({ workspace, source, defaultTitle, trigger, open, onOpenChange }: ShareDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedShare | null>(null);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
    if (!next) setMade(null);
  };
  return (
    <Dialog
      title={made ? 'The link is ready' : 'Share'}
      description={
        made
          ? 'Copy it now: its secret part is not kept and can’t be shown again.'
          : 'A copy as it is now, for everybody who has the link. Later changes don’t reach it.'
      }
      open={open ?? isOpen}
      onOpenChange={change}
      {...(trigger ? { trigger } : {})}
    >
      {made ? (
        <Made share={made} />
      ) : (
        <ShareForm workspace={workspace} source={source} defaultTitle={defaultTitle} onMade={setMade} />
      )}
    </Dialog>
  );
}

const DAYS = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
];

const INCLUDES: readonly { key: keyof ShareInclude; label: string; description: string }[] = [
  { key: 'prompts', label: 'Prompts', description: 'The messages, examples and parameters of each variant' },
  { key: 'context', label: 'Passages', description: 'The text from your documents that the answers rest on' },
  { key: 'cost', label: 'Costs', description: 'What each answer cost' },
];

interface ShareFormProps {
  workspace: string;
  source: Source;
  defaultTitle: string;
  onMade: (share: CreatedShare) => void;
}

function ShareForm({ workspace, source, defaultTitle, onMade }: ShareFormProps) {
  const [title, setTitle] = useState(defaultTitle);
  const [days, setDays] = useState('30');
  const [password, setPassword] = useState('');
  const [include, setInclude] = useState<ShareInclude>({ prompts: false, context: false, cost: false });
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const body = {
        ...source,
        ...(title.trim() ? { title: title.trim() } : {}),
        ...(password ? { password } : {}),
        expiresAt: new Date(Date.now() + Number(days) * 86_400_000).toISOString(),
        include,
      };
      onMade(await apiClient<CreatedShare>('/api/v1/shares', { workspace, body }));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <Field label="Title">
        <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Ends after">
          <Select options={DAYS} value={days} onValueChange={setDays} />
        </Field>
        <Field label="Password" optional>
          <Input
            type="password"
            autoComplete="new-password"
            minLength={4}
            maxLength={128}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
      </div>
      {'comparisonId' in source ? (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-sm font-medium">Beside questions and answers, show</legend>
          {INCLUDES.map(({ key, label, description }) => (
            <Checkbox
              key={key}
              label={label}
              description={description}
              checked={include[key]}
              onCheckedChange={(checked) => setInclude({ ...include, [key]: checked })}
            />
          ))}
        </fieldset>
      ) : null}
      {problem ? (
        <Callout tone="destructive" title="The link was not made">
          {problem}
        </Callout>
      ) : null}
      <div className="flex justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button type="submit" variant="primary" busy={isBusy}>
          <Share2 aria-hidden /> Make the link
        </Button>
      </div>
    </form>
  );
}

function Made({ share }: { share: CreatedShare }) {
  return (
    <div className="flex flex-col gap-4">
      <Field label="Link">
        <Input readOnly value={share.url} className="font-mono" onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <p className="text-muted-foreground text-sm">
        It ends on {formatDay(share.expiresAt)}
        {share.hasPassword ? ' and asks for the password' : ''}. Under Shares it can be revoked at any time.
      </p>
      <div className="flex justify-end gap-2">
        <a
          href={share.url}
          target="_blank"
          rel="noreferrer"
          className="text-primary-text self-center text-sm hover:underline"
        >
          Open it
        </a>
        <CopyButton text={share.url} label="Copy link" showLabel />
      </div>
    </div>
  );
}
