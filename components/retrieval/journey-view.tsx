import { Check, CircleX, CornerDownRight, Minus } from 'lucide-react';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import type { Journey, Retrieval } from '@/lib/retrieval/schema';
import { journeySteps, type JourneyStep } from './journey-steps';

interface Props {
  journey: Journey;
  settings: Omit<Retrieval, 'indexId'>;
  /** How many each leg handed on. */
  candidates: number;
}

const OUTCOMES = {
  passed: { icon: Check, word: 'passed', className: 'text-success-text' },
  beyond: { icon: CornerDownRight, word: 'beyond the cut', className: 'text-warning-text' },
  lost: { icon: CircleX, word: 'lost here', className: 'text-destructive-text' },
  'not reached': { icon: Minus, word: 'not reached', className: 'text-muted-foreground' },
} as const;

/** Where an expected passage stood at every stage of a search, drawn from the first to the one that lost it. */
export function JourneyView({ journey, settings, candidates }: Props) {
  const steps = journeySteps(journey, settings, candidates);
  const largest = Math.max(10, ...steps.flatMap(({ rank, cutOff }) => [rank ?? 1, cutOff ?? 1]));
  return (
    <div className="flex flex-col gap-3">
      <div role="status">
        <Callout tone={journey.lostAt === null ? 'success' : 'warning'} title={journey.detail} />
      </div>
      <ol aria-label="Stages of the journey" className="flex flex-col">
        {steps.map((step) => (
          <Step key={step.stage} step={step} largest={largest} />
        ))}
      </ol>
      {journey.chunks.length > 0 ? <Chunks journey={journey} /> : null}
    </div>
  );
}

function Step({ step, largest }: { step: JourneyStep; largest: number }) {
  const { icon: Icon, word, className } = OUTCOMES[step.outcome];
  return (
    <li
      className={cn(
        'grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-l-2 py-1.5 pl-3 sm:grid-cols-[1.25rem_8rem_minmax(0,1fr)] sm:items-center',
        step.outcome === 'lost' ? 'border-destructive bg-destructive-soft/50' : 'border-border',
      )}
    >
      <Icon aria-hidden className={cn('size-4', className)} />
      <span className={cn('text-sm', step.outcome === 'not reached' ? 'text-muted-foreground' : 'font-medium')}>
        {step.label}
      </span>
      <span className="col-start-2 flex min-w-0 flex-col gap-1 sm:col-start-3">
        <span className="tabular text-xs break-words">
          <span className={cn('font-medium', className)}>{word}</span>
          {step.detail === '' || step.detail === word ? (
            ''
          ) : (
            <span className="text-muted-foreground"> · {step.detail}</span>
          )}
        </span>
        {step.rank !== null ? <Track step={step} rank={step.rank} largest={largest} /> : null}
      </span>
    </li>
  );
}

/** A rank on a scale from 1 that shrinks as it goes on, with what the stage hands on shaded. Said in words beside it. */
function Track({ step, rank, largest }: { step: JourneyStep; rank: number; largest: number }) {
  const at = (place: number) => `${((Math.log(place) / Math.log(largest)) * 100).toFixed(2)}%`;
  return (
    <span aria-hidden className="bg-muted relative mx-1.5 block h-2 rounded-full">
      {step.cutOff === null ? null : (
        <>
          <span className="bg-success/30 absolute inset-y-0 left-0 rounded-l-full" style={{ width: at(step.cutOff) }} />
          <span className="bg-foreground absolute -inset-y-1 w-0.5" style={{ left: at(step.cutOff) }} />
        </>
      )}
      <span
        className={cn(
          'border-card absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2',
          step.outcome === 'lost' ? 'bg-destructive' : step.outcome === 'beyond' ? 'bg-warning' : 'bg-success',
        )}
        style={{ left: at(rank) }}
      />
    </span>
  );
}

const STAGES = {
  dense: 'Dense',
  lexical: 'Lexical',
  fusion: 'Fusion',
  rerank: 'Reranked',
  mmr: 'MMR',
  result: 'Returned',
} as const;

/** Every chunk that holds the passage, with its rank at every stage. */
function Chunks({ journey }: { journey: Journey }) {
  const stages = (Object.keys(STAGES) as (keyof typeof STAGES)[]).filter((stage) =>
    journey.chunks.some((chunk) => chunk.stages[stage] !== undefined),
  );
  return (
    <details className="text-sm">
      <summary className="text-muted-foreground min-h-6 cursor-pointer text-xs">
        {journey.chunks.length === 1 ? 'The chunk that holds it' : `The ${journey.chunks.length} chunks that hold it`},
        in numbers
      </summary>
      <Table label="Where the passage’s chunks stood">
        <thead>
          <Row>
            <HeadCell>Chunk</HeadCell>
            {stages.map((stage) => (
              <HeadCell key={stage}>{STAGES[stage]}</HeadCell>
            ))}
          </Row>
        </thead>
        <tbody>
          {journey.chunks.map((chunk) => (
            <Row key={chunk.chunkId}>
              <Cell>
                {chunk.start}–{chunk.end}
                {chunk.holds === 'part' ? ' (a part)' : ''}
              </Cell>
              {stages.map((stage) => (
                <Cell key={stage}>{chunk.stages[stage] ?? '–'}</Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
