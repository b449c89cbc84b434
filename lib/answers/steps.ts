import type { ProviderExchange } from '@/lib/models/schema';
import type { Hit, ModelCall, Retrieval } from '@/lib/retrieval/schema';
import type { ModelFacts } from './routing/plan-route';
import type { Answer, AnswerError, SentMessage, Template, VariantParameters } from './schema';

/** What one model is asked. */
export interface GenerationRequest {
  workspaceId: string;
  model: string;
  messages: readonly SentMessage[];
  parameters: VariantParameters;
  /** The passages behind `{{context}}`, and the question: the built-in model answers from them. */
  hits: readonly Hit[];
  question: string;
  outputSchema: Template['outputSchema'];
  tools: Template['tools'];
  /** Another model can be asked: one that wants to be left alone is not waited for. */
  impatient?: boolean;
  /** An answer that was kept to the same request may be given. */
  reuse?: boolean;
  signal: AbortSignal;
  onDelta: (text: string, kind: 'text' | 'reasoning') => void;
  /** The provider asked for patience, and got it (F6). */
  onWait: (milliseconds: number, reason: string) => void;
}

/** How one model's answer ended, with everything that came until then. */
export interface Generation {
  status: 'done' | 'failed' | 'incomplete' | 'stopped';
  text: string;
  reasoning: string;
  toolCalls: NonNullable<Answer['toolCalls']>;
  object?: unknown;
  /** Null where nothing was sent. */
  usage: Answer['usage'];
  costUsd: number | null;
  finishReason: string | null;
  error: AnswerError | null;
  /** The provider wants to be left alone for so long, longer than a call waits. */
  retryAfterMs?: number;
  /** Milliseconds spent waiting for a place beside other calls to the same provider. */
  inLineMs?: number;
  /** What went over the wire in the last call to a provider. */
  exchange?: ProviderExchange;
  /** The calls that were made, retries included. */
  attempts: Answer['attempts'];
}

/** What a retriever found, and what the models that it called cost. */
export interface RetrievedPassages {
  hits: Hit[];
  calls?: ModelCall[];
}

/** The stages that an answer is made by. They come as functions, so that a test can put its own in. */
export interface AnswerSteps {
  retrieve(
    workspaceId: string,
    question: string,
    retrieval: Retrieval,
    signal: AbortSignal,
  ): Promise<RetrievedPassages>;
  /** Never throws for what a provider does. */
  generate(request: GenerationRequest): Promise<Generation>;
  /** What a router has to know of the models that it chooses from. */
  factsOf(workspaceId: string, models: readonly string[]): Promise<ReadonlyMap<string, ModelFacts>>;
  /** Where the cost of an answer is not known as a whole, and nobody counts its known part: counts that (US dollars). */
  countApart(workspaceId: string, usd: number, model: string): Promise<void>;
  /** The unguessable marker around retrieved text (T8). */
  mark(content: string): string;
}
