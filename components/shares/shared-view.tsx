import { formatDay } from '@/components/ui/dates';
import type { OpenedShare, SharedPrompt } from '@/lib/shares/schema';
import { SharedComparisonView } from './shared-comparison-view';
import { SharedMessages } from './shared-messages';

/** What is behind a link: the content, and around it only a title, a date and what was compared. */
export function SharedView({ share }: { share: OpenedShare }) {
  const { content } = share;
  return (
    <main className="mx-auto w-full max-w-7xl px-4 py-8 sm:px-8">
      <header className="mb-6">
        <h1 dir="auto" className="text-2xl font-semibold tracking-tight break-words">
          {share.title}
        </h1>
        <p className="text-muted-foreground mt-1 text-sm">
          Shared on <time dateTime={share.sharedAt}>{formatDay(share.sharedAt)}</time>
          {content.kind === 'comparison' ? ` · ${summary(content.variants.length, content.inputs.length)}` : ''}
        </p>
      </header>
      {content.kind === 'comparison' ? <SharedComparisonView comparison={content} /> : <PromptView prompt={content} />}
      <footer className="text-muted-foreground mt-10 border-t pt-4 text-xs">
        A copy made with Bakeoff. It does not change; it can be read until{' '}
        <time dateTime={share.expiresAt}>{formatDay(share.expiresAt)}</time>.
      </footer>
    </main>
  );
}

const summary = (columns: number, rows: number) =>
  `${columns} ${columns === 1 ? 'variant' : 'variants'}, ${rows} ${rows === 1 ? 'question' : 'questions'}`;

function PromptView({ prompt }: { prompt: SharedPrompt }) {
  return (
    <section aria-label="Prompt">
      <p className="text-muted-foreground mb-3 text-sm">
        <code>{prompt.name}</code>, version {prompt.version}
        {prompt.message ? ` · ${prompt.message}` : ''}
      </p>
      <SharedMessages messages={prompt.messages} examples={prompt.examples} parameters={prompt.parameters} />
    </section>
  );
}
