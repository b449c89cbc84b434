'use client';

import type { Comparison } from '@/lib/comparisons/schema';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { PageSkeleton } from '@/components/shell';
import { defaultSetup } from './default-setup';
import { PlaygroundScreen } from './playground-screen';
import { setupOf } from './setup';
import { useOptions } from './use-options';

interface PlaygroundProps {
  workspace: { id: string; slug: string };
  /** As this person left it; null the first time. */
  setup: PlaygroundSetup | null;
  /** The comparison that the URL names. */
  comparison: Comparison | null;
  canRun: boolean;
}

/** Prompts, models and documents side by side on the same question. */
export function Playground({ workspace, setup, comparison, canRun }: PlaygroundProps) {
  const options = useOptions(workspace.id);
  if (setup === null && comparison === null && options.loading && options.error === null) return <PageSkeleton />;
  return (
    <PlaygroundScreen
      workspace={workspace}
      initialSetup={comparison && comparison.id !== setup?.comparisonId ? setupOf(comparison) : setup}
      makeSetup={() => defaultSetup(options)}
      initialComparison={comparison}
      options={options}
      canRun={canRun}
    />
  );
}
