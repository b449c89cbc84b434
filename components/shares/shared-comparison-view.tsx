import { AnswerNumbers } from '@/components/answers';
import { Badge } from '@/components/ui/badge';
import type { SharedAnswer, SharedComparison } from '@/lib/shares/schema';
import { SharedAnswerText } from './shared-answer-text';
import { SharedMessages } from './shared-messages';

/** Questions as rows, variants as columns; one under the other where the screen is narrow. */
export function SharedComparisonView({ comparison }: { comparison: SharedComparison }) {
  return (
    <div className="flex flex-col gap-10">
      <Compared comparison={comparison} />
      {comparison.inputs.map((input, row) => (
        <section key={row} aria-labelledby={`question-${row}`}>
          <h2 id={`question-${row}`} dir="auto" className="mb-1 max-w-3xl text-lg font-semibold break-words">
            {input.question}
          </h2>
          {input.variables && input.variables.length > 0 ? (
            <p className="text-muted-foreground text-xs break-words">
              {input.variables.map(([name, value]) => `${name}: ${value}`).join(' · ')}
            </p>
          ) : null}
          <div
            role="region"
            aria-label={`Answers to question ${row + 1}`}
            tabIndex={0}
            className="mt-4 grid auto-cols-[minmax(18rem,1fr)] gap-4 overflow-x-auto md:grid-flow-col"
          >
            {comparison.variants.map((variant, column) => (
              <div key={column} className="flex min-w-0 flex-col gap-4">
                {comparison.answers
                  .filter((answer) => answer.inputIndex === row && answer.variantIndex === column)
                  .map((answer) => (
                    <AnswerCard key={answer.repeat} answer={answer} name={variant.name} repeats={comparison.repeats} />
                  ))}
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Compared({ comparison }: { comparison: SharedComparison }) {
  return (
    <section aria-labelledby="compared">
      <h2 id="compared" className="mb-3 text-sm font-semibold">
        What was compared
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {comparison.variants.map((variant, index) => (
          <li key={index} className="bg-card min-w-0 rounded-lg border p-3">
            <h3 className="font-medium break-words">{variant.name}</h3>
            <dl className="text-muted-foreground mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-xs">
              {(
                [
                  ['Prompt', variant.prompt],
                  ['Model', variant.model],
                  ['Documents', variant.retrieval],
                ] as const
              ).map(([term, value]) => (
                <div key={term} className="contents">
                  <dt>{term}</dt>
                  <dd className="text-foreground min-w-0 break-words">{value}</dd>
                </div>
              ))}
            </dl>
            {variant.messages ? (
              <details className="mt-2">
                <summary className="text-primary-text min-h-6 cursor-pointer text-xs">Prompt text</summary>
                <div className="mt-2">
                  <SharedMessages
                    messages={variant.messages}
                    examples={variant.examples}
                    parameters={variant.parameters}
                  />
                </div>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const STATES = {
  queued: 'not run yet',
  running: 'was still running',
  failed: 'failed',
  stopped: 'stopped',
  incomplete: 'incomplete',
} as const;

function AnswerCard({ answer, name, repeats }: { answer: SharedAnswer; name: string; repeats: number }) {
  const place = `a${answer.inputIndex}-${answer.variantIndex}-${answer.repeat}`;
  return (
    <article aria-label={`Answer of ${name}`} className="bg-card flex min-w-0 flex-col rounded-lg border">
      <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
        <h3 className="min-w-0 grow text-sm font-medium break-words">{name}</h3>
        {repeats > 1 ? <Badge>run {answer.repeat + 1}</Badge> : null}
        {answer.status === 'done' ? null : <Badge tone="warning">{STATES[answer.status]}</Badge>}
      </div>
      <div className="grow px-3 py-3">
        {answer.text ? (
          <SharedAnswerText
            place={place}
            text={answer.text}
            citations={answer.citations}
            passages={answer.passages ?? null}
          />
        ) : (
          <p className="text-muted-foreground text-sm">{answer.error ? `No answer (${answer.error})` : 'No answer'}</p>
        )}
      </div>
      {answer.passages && answer.passages.length > 0 ? (
        <details className="border-t px-3 py-2">
          <summary className="text-primary-text min-h-6 cursor-pointer text-xs">
            {answer.passages.length} {answer.passages.length === 1 ? 'passage' : 'passages'}
          </summary>
          <ol className="mt-2 flex flex-col gap-3">
            {answer.passages.map((passage) => (
              <li key={passage.rank} id={`${place}-passage-${passage.rank}`} className="target:bg-highlight rounded">
                <p dir="auto" className="text-muted-foreground text-xs break-words">
                  [{passage.rank}] {passage.documentName}
                  {passage.page === null ? '' : `, page ${passage.page}`}
                  {passage.headingPath.length > 0 ? ` › ${passage.headingPath.join(' › ')}` : ''}
                </p>
                <p dir="auto" className="text-sm break-words whitespace-pre-wrap">
                  {passage.text}
                </p>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <AnswerNumbers
        className="border-t px-3 py-2"
        answer={{
          ...answer,
          costUsd: answer.costUsd ?? null,
          timings: { ...answer.timings, queuedMs: null, retrievalMs: null },
        }}
        showCost={answer.costUsd !== undefined}
      />
    </article>
  );
}
