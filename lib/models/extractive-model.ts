import { z } from 'zod';
import { countTokens } from '@/lib/text';
import type { ChatModel } from './providers/provider';
import { selectSentences } from './select-sentences';

type CallOptions = Parameters<ChatModel['doStream']>[0];
type StreamPart =
  Awaited<ReturnType<ChatModel['doStream']>>['stream'] extends ReadableStream<infer Part> ? Part : never;

/** What a run hands to this model besides the messages: it quotes passages, it doesn't read prompts. */
const optionsSchema = z.object({
  question: z.string(),
  passages: z.array(z.object({ rank: z.int().min(1), text: z.string() })),
});

const NO_PASSAGES =
  'I can only quote documents, and I have been given none. Choose a retriever for this column, or a model that writes its own answers.';

/** The whole answer, sentence by sentence, each with the `[n]` of its passage. */
function sentencesOf(options: CallOptions): string[] {
  const parsed = optionsSchema.safeParse(options.providerOptions?.bakeoff);
  if (!parsed.success || parsed.data.passages.length === 0) return [NO_PASSAGES];
  const { quotes, supported } = selectSentences(parsed.data.question, parsed.data.passages);
  if (quotes.length === 0) return [NO_PASSAGES];
  const cited = quotes.map(({ rank, text }) => `${text} [${rank}]`);
  return supported
    ? cited
    : ['None of the passages that were found uses the words of the question. The closest one says:', ...cited];
}

const NO_USAGE = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

function* wordsOf(sentences: readonly string[]): Generator<string> {
  for (const [at, sentence] of sentences.entries()) {
    for (const word of `${at === 0 ? '' : ' '}${sentence}`.match(/\s*\S+/gu) ?? []) yield word;
  }
}

function streamOf(options: CallOptions): ReadableStream<StreamPart> {
  const limit = options.maxOutputTokens ?? Infinity;
  let words: Generator<string>;
  let tokens = 0;
  const finish = (controller: ReadableStreamDefaultController<StreamPart>, unified: 'stop' | 'length') => {
    controller.enqueue({ type: 'text-end', id: '0' });
    controller.enqueue({ type: 'finish', finishReason: { unified, raw: unified }, usage: NO_USAGE });
    controller.close();
  };
  return new ReadableStream<StreamPart>({
    start(controller) {
      words = wordsOf(sentencesOf(options));
      controller.enqueue({ type: 'stream-start', warnings: [] });
      controller.enqueue({ type: 'text-start', id: '0' });
    },
    async pull(controller) {
      if (options.abortSignal?.aborted) return controller.error(options.abortSignal.reason);
      const { value: word, done } = words.next();
      if (done) return finish(controller, 'stop');
      tokens += limit === Infinity ? 0 : countTokens(word);
      if (tokens > limit) return finish(controller, 'length');
      controller.enqueue({ type: 'text-delta', id: '0', delta: word });
      // Between sentences others get their turn; there is no other pace than the reader's.
      if (/\]$/u.test(word)) await new Promise((resolve) => setImmediate(resolve));
    },
  });
}

/**
 * `builtin/extractive`: answers with the best-supported sentences of the retrieved passages, with citations, and nothing
 * else. Deterministic, without a key, a download or a price; an honest baseline beside models that write.
 */
export const extractiveModel: ChatModel = {
  specificationVersion: 'v4',
  provider: 'builtin',
  modelId: 'extractive',
  supportedUrls: {},
  async doStream(options) {
    return { stream: streamOf(options) };
  },
  async doGenerate(options) {
    const text = sentencesOf(options).join(' ');
    return {
      content: [{ type: 'text', text }],
      finishReason: { unified: 'stop', raw: 'stop' },
      usage: NO_USAGE,
      warnings: [],
    };
  },
};
