'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { ApiProblem } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { Branch, Prompt, PromptContent, PromptVersion, StoredPromptDraft } from '@/lib/prompts/schema';
import { placeName } from './describe-activity';
import { promptApi, type LabelMove } from './prompt-api';
import { EMPTY_CONTENT, sameContent, toContent, toForm } from './prompt-form';
import { useDraft } from './use-draft';

export interface WorkbenchProps {
  workspace: { id: string; slug: string };
  prompt: Prompt;
  /** The newest ones, newest first. */
  versions: readonly PromptVersion[];
  branches: readonly Branch[];
  /** The line of versions that is worked on. */
  branch: string;
  draft: StoredPromptDraft | null;
  /** An older version that is looked at instead of the draft. */
  shown: PromptVersion | null;
  mayWrite: boolean;
  /** Whoever looks. */
  userId: string;
  mayMoveProtected: boolean;
}

/** Only what a version is made of. */
export function contentOf(version: PromptVersion): PromptContent {
  return toContent(toForm(partsOf(version)));
}

function partsOf(version: PromptVersion): PromptContent {
  const { messages, examples, examplesAs, parameters, outputSchema, tools, retrieval } = version;
  return { messages, examples, examplesAs, parameters, outputSchema, tools, retrieval };
}

/** The editor's state and everything that can be done with it. */
export function useWorkbench({ workspace, prompt, versions: listed, branches, branch, draft }: WorkbenchProps) {
  const router = useRouter();
  const api = useMemo(() => promptApi(workspace.id, prompt.name), [workspace.id, prompt.name]);
  // A version that was saved here stands in the list at once; the server's list follows.
  const [added, setAdded] = useState<PromptVersion[]>([]);
  const fresh = added.filter((own) => !listed.some((other) => other.version === own.version));
  const versions = [...fresh, ...listed].sort((a, b) => b.version - a.version);
  const began = branches.find((row) => row.name === branch)?.from;
  const newest =
    versions.find((version) => version.branch === branch) ??
    versions.find((version) => version.version === began) ??
    null;
  const nextVersion = (versions[0]?.version ?? 0) + 1;

  const [form, setForm] = useState(() => toForm(draft?.content ?? (newest ? contentOf(newest) : EMPTY_CONTENT)));
  const [baseVersion, setBaseVersion] = useState(draft?.baseVersion ?? newest?.version ?? 0);
  const [mergedFrom, setMergedFrom] = useState(draft?.mergedFrom);
  const [isSaving, setSaving] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [theirs, setTheirs] = useState<PromptVersion | null>(null);
  // Fields whose text is not what would be saved, because it can't be read yet.
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);

  const content = toContent(form);
  const baseRow = versions.find((version) => version.version === baseVersion);
  const base = baseRow ? contentOf(baseRow) : null;
  const isChanged = mergedFrom !== undefined || !sameContent(content, base ?? EMPTY_CONTENT);
  const storageKey = `bakeoff:prompt-draft:${workspace.id}:${prompt.id}:${branch}`;
  const kept = useDraft(api, storageKey, { content, branch, baseVersion, mergedFrom, isChanged });

  /** Puts a content into the editor, on top of a version. */
  const load = (next: PromptContent, onto: number, merging?: number) => {
    setForm(toForm(next));
    setUnreadable([]);
    setBaseVersion(onto);
    setMergedFrom(merging);
    setTheirs(null);
  };

  const save = async (what: PromptContent, message: string, onto: number, merging = mergedFrom) => {
    kept.stop();
    setBusy(true);
    setProblem(undefined);
    try {
      const version = await api.save(what, message, { branch, baseVersion: onto, mergedFrom: merging });
      setAdded((before) => [version, ...before.filter((own) => own.version !== version.version)]);
      load(contentOf(version), version.version);
      setSaving(false);
      const isNew = !versions.some((other) => other.version === version.version);
      toast({ title: isNew ? `Saved as version ${version.version}` : `This is version ${version.version} already` });
      router.refresh();
    } catch (error) {
      const latest = error instanceof ApiProblem && error.status === 409 ? error.document.latest : undefined;
      if (latest) {
        setSaving(false);
        setTheirs(latest as PromptVersion);
      } else setProblem(reasonsOf(error));
    } finally {
      setBusy(false);
    }
  };

  const restore = (version: PromptVersion) =>
    void save(contentOf(version), `Restore version ${version.version}`, newest?.version ?? 0);

  /** @returns what went wrong, in words */
  const moveLabel = async (label: string, to: LabelMove | null): Promise<string | undefined> => {
    const row = prompt.labels.find((candidate) => candidate.label === label);
    const from = row ? { version: row.version, split: row.split } : null;
    const put = async (move: LabelMove | null, expected: LabelMove | null) => {
      if (move === null) await api.removeLabel(label);
      else await api.moveLabel(label, { ...move, expectedVersion: expected?.version ?? null });
    };
    try {
      await put(to, from);
      const undo = async () => {
        await put(from && { ...from, reason: 'Undone' }, to);
        router.refresh();
      };
      toast({
        title: to === null ? `Removed ${label}` : `${label} is at ${placeName({ split: null, ...to })} now`,
        action: { label: 'Undo', onPress: () => void undo().catch(tell) },
      });
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      router.refresh();
    }
  };

  const archive = async (archived: boolean) => {
    try {
      await api.update({ archived });
      const undo = () => void archive(!archived);
      const title = archived ? `Archived ${prompt.name}` : `Brought ${prompt.name} back`;
      toast({ title, action: { label: 'Undo', onPress: undo } });
    } catch (error) {
      tell(error);
    }
    router.refresh();
  };

  const remove = async () => {
    try {
      await api.remove();
      const undo = async () => {
        await api.restore();
        router.refresh();
      };
      toast({
        title: `Deleted ${prompt.name}`,
        action: { label: 'Undo', onPress: () => void undo().catch(tell) },
      });
      router.push(`/w/${encodeURIComponent(workspace.slug)}/prompts`);
      router.refresh();
    } catch (error) {
      tell(error);
    }
  };

  const tellReadable = (field: string, isReadable: boolean) =>
    setUnreadable((before) => [...before.filter((other) => other !== field), ...(isReadable ? [] : [field])]);

  return {
    api,
    workspaceId: workspace.id,
    promptName: prompt.name,
    isReadable: unreadable.length === 0,
    tellReadable,
    versions,
    newest,
    form,
    setForm,
    content,
    base,
    baseVersion,
    mergedFrom,
    nextVersion,
    isChanged,
    draftState: kept.state,
    storageKey,
    load,
    save,
    saving: { isOpen: isSaving, setOpen: setSaving, isBusy, problem, setProblem },
    conflict: { theirs, setTheirs },
    restore,
    moveLabel,
    archive,
    remove,
    refresh: () => router.refresh(),
  };
}

export function tell(error: unknown): void {
  toast({
    tone: 'error',
    title: 'That did not work',
    description: error instanceof Error ? error.message : String(error),
  });
}

/** What was refused, without the paths that only programs read. */
function reasonsOf(error: unknown): string {
  if (error instanceof ApiProblem && error.errors.length > 0) return error.errors.map((each) => each.message).join(' ');
  return error instanceof Error ? error.message : String(error);
}
