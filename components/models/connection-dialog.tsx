'use client';

import { useRouter } from 'next/navigation';
import { useId, useState, type FormEvent } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { Connection, ProviderId } from '@/lib/models/schema';
import { fromLimitsDraft, toLimitsDraft } from './limits-draft';
import { LimitsFields } from './limits-fields';
import { ModelListEditor } from './model-list-editor';
import { toDraft, toModels, type ModelDraft } from './model-draft';
import type { ProviderChoice } from './types';

interface Props {
  workspace: string;
  providers: readonly ProviderChoice[];
  /** The one to change; null to add one. */
  connection: Connection | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A server that the team runs itself, whose usual address is this machine. */
function runsAtHome(choice: ProviderChoice | undefined): boolean {
  return choice?.defaultBaseUrl?.startsWith('http://127.0.0.1') === true;
}

/** Providers whose models the catalogue knows; of others, only what a connection names is in lists. */
const CATALOGUED: ReadonlySet<string> = new Set(['anthropic', 'cohere', 'google', 'groq', 'mistral', 'openai']);

function isUncatalogued(provider: ProviderId): boolean {
  return !CATALOGUED.has(provider);
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}

/** Adds a connection or changes one. */
export function ConnectionDialog({ workspace, providers, connection, open, onOpenChange }: Props) {
  const router = useRouter();
  const form = useId();
  const [provider, setProvider] = useState<ProviderId>(connection?.provider ?? 'openai');
  const choice = providers.find((one) => one.id === provider);
  const [name, setName] = useState(connection?.name ?? 'openai');
  const [baseUrl, setBaseUrl] = useState(
    connection === null || connection.baseUrl === choice?.defaultBaseUrl ? '' : connection.baseUrl,
  );
  const [apiKey, setApiKey] = useState('');
  const [models, setModels] = useState<ModelDraft[]>(connection?.models.map(toDraft) ?? []);
  const [limits, setLimits] = useState(toLimitsDraft(connection));
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);

  const address = baseUrl.trim() === '' ? (choice?.defaultBaseUrl ?? '') : baseUrl.trim();
  const storedKey = connection?.keyHint ?? null;
  const forgetsKey = storedKey !== null && apiKey === '' && originOf(address) !== originOf(connection?.baseUrl ?? '');

  function choose(next: ProviderId) {
    if (name === provider || name === '') setName(next);
    setProvider(next);
    setProblem(undefined);
  }

  /** What was wrong with the old name says nothing about the new one. */
  function editName(next: string) {
    setName(next);
    if (problem?.errorOf('name') || problem?.code === 'conflict') setProblem(undefined);
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const key = apiKey.trim() === '' ? {} : { apiKey: apiKey.trim() };
    const common = { name: name.trim(), ...key, models: toModels(models), ...fromLimitsDraft(limits) };
    const typedUrl = baseUrl.trim();
    try {
      if (connection === null) {
        const body = { provider, ...common, ...(typedUrl && { baseUrl: typedUrl }) };
        await apiClient('/api/v1/connections', { workspace, body });
      } else {
        const body = { ...common, baseUrl: typedUrl === '' && choice?.defaultBaseUrl ? null : typedUrl };
        await apiClient(`/api/v1/connections/${encodeURIComponent(connection.id)}`, {
          workspace,
          method: 'PATCH',
          body,
        });
      }
      onOpenChange(false);
      if (connection === null) reset();
      setApiKey('');
      toast({
        title: `Connection “${common.name}” saved`,
        description:
          common.models.length === 0 && isUncatalogued(provider)
            ? 'It names no model yet: add some, so that they can be chosen in lists. Test it to see whether it works.'
            : 'Test it to see whether it works.',
        tone: 'success',
      });
      router.refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  function reset() {
    setProvider('openai');
    setName('openai');
    setBaseUrl('');
    setModels([]);
    setLimits(toLimitsDraft(null));
  }

  const fieldProblem =
    ['name', 'baseUrl', 'apiKey'].some((path) => problem?.errorOf(path)) ||
    problem?.errors.some(({ path }) => /^(?:limits|timeouts)[.]/.test(path));
  const urlProblem = problem?.code === 'url_blocked' ? problem.detail : problem?.errorOf('baseUrl');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title={connection === null ? 'Add a connection' : `Change “${connection.name}”`}
      description="Its models are then called name/model, wherever a model is chosen."
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" form={form} variant="primary" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => void save(event)}
        className="flex flex-col gap-4"
        noValidate
        autoComplete="off"
      >
        {problem && !fieldProblem && problem.code !== 'url_blocked' ? (
          <Callout tone="destructive" title={problem.detail} />
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Provider">
            <Select<ProviderId>
              options={providers.map(({ id, label }) => ({ value: id, label }))}
              value={provider}
              onValueChange={choose}
              disabled={connection !== null}
            />
          </Field>
          <Field label="Name" error={problem?.code === 'conflict' ? problem.detail : problem?.errorOf('name')}>
            <Input value={name} onChange={(event) => editName(event.target.value)} spellCheck={false} />
          </Field>
        </div>
        <Field
          label="Base URL"
          optional={(choice?.defaultBaseUrl ?? null) !== null}
          error={urlProblem}
          description={
            runsAtHome(choice)
              ? 'An address on this machine or in a private network has to be named in BAKEOFF_ALLOWED_HOSTS.'
              : 'The address before /chat/completions, usually ending in /v1.'
          }
        >
          <Input
            type="url"
            inputMode="url"
            value={baseUrl}
            placeholder={choice?.defaultBaseUrl ?? 'https://models.example.com/v1'}
            onChange={(event) => setBaseUrl(event.target.value)}
            spellCheck={false}
          />
        </Field>
        {choice?.keyNote ? <p className="text-muted-foreground text-sm">{choice.keyNote}</p> : null}
        <Field
          label="API key"
          optional={choice?.needsKey !== true}
          error={problem?.errorOf('apiKey')}
          description={
            forgetsKey
              ? 'Another host: the key that is stored will be forgotten. Type it again if that host shall get it.'
              : storedKey !== null
                ? `The key that ends in ${storedKey} stays unless you type another.`
                : choice?.keyUrl
                  ? `From ${new URL(choice.keyUrl).host}. It is encrypted and never shown again.`
                  : 'It is encrypted and never shown again.'
          }
        >
          <Input
            type="password"
            autoComplete="new-password"
            value={apiKey}
            onChange={(event) => setApiKey(event.target.value)}
          />
        </Field>
        <ModelListEditor
          areListedAnyway={!isUncatalogued(provider)}
          workspace={workspace}
          models={models}
          onChange={setModels}
          error={problem?.errors.find((one) => one.path.startsWith('models'))?.message}
          question={{
            provider,
            ...(baseUrl.trim() && { baseUrl: baseUrl.trim() }),
            ...(apiKey.trim() && { apiKey: apiKey.trim() }),
            ...(connection && { connectionId: connection.id }),
          }}
        />
        <LimitsFields draft={limits} onChange={setLimits} errorOf={(path) => problem?.errorOf(path)} />
      </form>
    </Dialog>
  );
}
