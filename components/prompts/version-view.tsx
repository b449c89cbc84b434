'use client';

import { FileClock, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PromptVersion } from '@/lib/prompts/schema';
import { ExamplesEditor } from './examples-editor';
import { MessagesEditor } from './messages-editor';
import { toForm } from './prompt-form';
import { ToolsEditor } from './tools-editor';
import { contentOf } from './use-workbench';

interface VersionViewProps {
  version: PromptVersion | null;
  href: string;
  known: readonly string[];
  /** Whether a newer one exists. */
  isOld: boolean;
  /** Undefined for those who may only read. */
  onRestore: ((version: PromptVersion) => void) | undefined;
  /** What is said about it. */
  children?: React.ReactNode;
}

/** A saved version as it is; versions never change. */
export function VersionView({ version, href, known, isOld, onRestore, children }: VersionViewProps) {
  const form = useMemo(() => version && toForm(contentOf(version)), [version]);
  if (!version || !form) return <EmptyState icon={<FileClock />} title="This prompt has no version yet." />;
  const parameters = Object.entries(form.parameters);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 grow">
          <h2 className="text-sm font-semibold">Version {version.version}</h2>
          <p className="text-muted-foreground text-xs break-words">
            {version.message ? `${version.message} · ` : ''}
            {version.author.name} · <RelativeTime iso={version.createdAt} /> ·{' '}
            <code title={version.hash}>{version.hash.slice(0, 8)}</code>
          </p>
        </div>
        {onRestore ? (
          <Link href={href} scroll={false} className="text-primary-text text-sm hover:underline">
            Back to the draft
          </Link>
        ) : null}
        {isOld && onRestore ? (
          <Button onClick={() => onRestore(version)}>
            <RotateCcw aria-hidden /> Restore as a new version
          </Button>
        ) : null}
      </div>
      <MessagesEditor messages={form.messages} onChange={() => undefined} known={known} problems={new Map()} readOnly />
      {form.examples.length > 0 ? (
        <section aria-label="Examples">
          <h3 className="mb-2 text-sm font-semibold">Examples</h3>
          <ExamplesEditor
            examples={form.examples}
            shownAs={form.examplesAs}
            onChange={() => undefined}
            variables={[]}
            readOnly
          />
        </section>
      ) : null}
      {parameters.length > 0 ? (
        <section aria-label="Parameters">
          <h3 className="mb-2 text-sm font-semibold">Parameters</h3>
          <dl className="divide-border divide-y rounded-md border text-xs">
            {parameters.map(([name, value]) => (
              <div key={name} className="flex gap-4 px-3 py-1.5">
                <dt className="text-muted-foreground w-40">{name}</dt>
                <dd className="font-mono break-all">{JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {form.tools.length > 0 ? (
        <section aria-label="Tools">
          <h3 className="mb-2 text-sm font-semibold">Tools</h3>
          <ToolsEditor tools={form.tools} onChange={() => undefined} readOnly />
        </section>
      ) : null}
      <WrittenOut title="Documents" value={form.retrieval} />
      <WrittenOut title="Output schema" value={form.outputSchema} />
      {children}
    </div>
  );
}

function WrittenOut({ title, value }: { title: string; value: object | null | undefined }) {
  if (value === undefined) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-2 text-sm font-semibold">{title}</h3>
      {value === null ? <p className="text-sm">None</p> : <CodeBlock code={JSON.stringify(value, null, 2)} />}
    </section>
  );
}
