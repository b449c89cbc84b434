import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import type { PromptContent } from '@/lib/prompts/schema';
import type { SharedAnswer, SharedComparison, ShareInclude } from './schema';

type RanVariant = Comparison['variants'][number];

/** What a column's prompt says; null where it is no longer there. */
export type ReadPrompt = (prompt: { name: string; version: number }) => Promise<PromptContent | null>;

/**
 * Freezes a comparison for a link: only the fields named here leave the workspace. With prompts go the templates, not the
 * messages that were sent, because those hold the passages, which are a choice of their own. No ids, no reasoning, no
 * provider's words.
 */
export async function snapshotComparison(
  comparison: Comparison,
  title: string,
  include: ShareInclude,
  readPrompt: ReadPrompt,
): Promise<SharedComparison> {
  return {
    kind: 'comparison',
    title,
    createdAt: comparison.createdAt,
    inputs: comparison.inputs.map(({ question, variables }) => ({
      question,
      ...(include.prompts && variables
        ? { variables: Object.entries(variables).map(([name, value]): [string, string] => [name, String(value)]) }
        : {}),
    })),
    variants: await Promise.all(
      comparison.variants.map((variant, index) => shareVariant(variant, index, include, readPrompt)),
    ),
    repeats: comparison.repeats,
    answers: comparison.answers.map((answer) => shareAnswer(answer, include)),
  };
}

async function shareVariant(variant: RanVariant, index: number, include: ShareInclude, readPrompt: ReadPrompt) {
  const { prompt, promptVersion, retrieval } = variant;
  const isSaved = 'name' in prompt;
  const version = isSaved ? (promptVersion ?? ('version' in prompt ? prompt.version : null)) : null;
  const described = !isSaved ? 'not saved' : version === null ? prompt.name : `${prompt.name}, version ${version}`;
  const shared = {
    name: variant.name ?? `Variant ${index < 26 ? String.fromCharCode(65 + index) : index + 1}`,
    prompt: described,
    model: variant.model,
    retrieval: retrieval ? `${retrieval.mode}, top ${retrieval.topK}` : 'none',
  };
  if (!include.prompts) return shared;
  const content = !isSaved ? prompt : version === null ? null : await readPrompt({ name: prompt.name, version });
  return {
    ...shared,
    ...(content ? { messages: content.messages } : {}),
    ...(content?.examples ? { examples: content.examples } : {}),
    ...(variant.parameters ? { parameters: variant.parameters } : {}),
  };
}

function shareAnswer(answer: Answer, include: ShareInclude): SharedAnswer {
  const { usage, timings } = answer;
  return {
    variantIndex: answer.variantIndex,
    inputIndex: answer.inputIndex,
    repeat: answer.repeat,
    status: answer.status,
    text: answer.text,
    citations: answer.citations.map(({ hitRank, start, end, verified }) => ({ hitRank, start, end, verified })),
    ...(include.context
      ? {
          passages: answer.hits.map(({ rank, documentName, page, headingPath, text }) => ({
            rank,
            documentName,
            page,
            headingPath,
            text,
          })),
        }
      : {}),
    model: answer.model,
    finishReason: answer.finishReason,
    usage: usage && { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens, estimated: usage.estimated },
    timings: { firstTokenMs: timings.firstTokenMs, totalMs: timings.totalMs },
    ...(include.cost ? { costUsd: answer.costUsd } : {}),
    error: answer.error ? answer.error.code : null,
  };
}
