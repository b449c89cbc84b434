'use client';

import { useRouter } from 'next/navigation';
import { toast } from '@/components/ui/toast';
import type { BranchMerge, PromptContent } from '@/lib/prompts/schema';
import { branchHref, type PromptApi } from './prompt-api';
import { tell, type useWorkbench, type WorkbenchProps } from './use-workbench';

interface Path {
  from: string;
  into: string;
}

/** Bringing one branch into another, whichever of them is open. */
export function useMerge(
  { workspace, prompt, branch }: WorkbenchProps,
  bench: Pick<ReturnType<typeof useWorkbench>, 'load'> & { api: PromptApi },
) {
  const router = useRouter();
  const goTo = (name: string) => {
    router.push(branchHref(workspace.slug, prompt.name, name));
    router.refresh();
  };
  const placeOf = ({ into }: Path, { fromVersion, intoVersion }: BranchMerge) => ({
    branch: into,
    baseVersion: intoVersion,
    mergedFrom: fromVersion,
  });

  const save = async (path: Path, content: PromptContent, preview: BranchMerge) => {
    try {
      const message = `Merge ${path.from} into ${path.into}`;
      const version = await bench.api.save(content, message, placeOf(path, preview));
      toast({ title: `${path.into} is at version ${version.version} now` });
      goTo(path.into);
    } catch (error) {
      tell(error);
    }
  };

  /** Puts the merged content into the editor of the branch it goes into; a draft that is there already is never overwritten. */
  const edit = async (path: Path, content: PromptContent, preview: BranchMerge) => {
    const { baseVersion, mergedFrom } = placeOf(path, preview);
    try {
      const { draft } = await bench.api.getDraft(path.into);
      if (draft) throw new Error(`You have a draft on ${path.into} already: save or discard it first.`);
      if (path.into === branch) return bench.load(content, baseVersion, mergedFrom);
      await bench.api.keepDraft(content, placeOf(path, preview));
      goTo(path.into);
    } catch (error) {
      tell(error);
    }
  };

  const closeBranch = async (name: string, isClosed: boolean) => {
    try {
      await bench.api.closeBranch(name, isClosed);
      const undo = () => void closeBranch(name, !isClosed);
      toast({ title: isClosed ? `Closed ${name}` : `Opened ${name} again`, action: { label: 'Undo', onPress: undo } });
      goTo(isClosed ? 'main' : name);
    } catch (error) {
      tell(error);
    }
  };
  return { save, edit, closeBranch };
}
