import { z } from 'zod';
import type { OfferedModel } from './provider';

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });
const NOT_FOR_TEXT = /whisper|tts|dall-e|image|audio|realtime|moderation|transcribe|sora|guard|ocr/i;

/** A model's kind, as its name gives it away. */
export function kindByName(id: string): OfferedModel['kind'] {
  if (/rerank/i.test(id)) return 'rerank';
  return /embed|bge-|e5-|minilm|gte-/i.test(id) ? 'embedding' : 'chat';
}

/** Reads a list in OpenAI's shape, without the models that neither chat nor embed. */
export function readOpenAiList(body: unknown): OfferedModel[] {
  return listSchema
    .parse(body)
    .data.filter(({ id }) => !NOT_FOR_TEXT.test(id))
    .map(({ id }) => ({ id, kind: kindByName(id) }));
}

export function bearer(apiKey: string | undefined): Record<string, string> {
  return apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
}
