import { z } from 'zod';
import { splitSentences } from '@/lib/text';
import { check } from './to-draft';
import { type Imported, nothingImported } from './imported';

const answer = z.object({ text: z.string(), answer_start: z.int().optional() });
const squad = z.object({
  data: z.array(
    z.object({
      title: z.string().min(1),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.union([z.string(), z.number()]).optional(),
              question: z.string(),
              answers: z.array(answer).optional(),
              answer: z.string().optional(),
              is_impossible: z.boolean().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

export function isSquad(value: unknown): boolean {
  return squad.safeParse(value).success;
}

/**
 * SQuAD, versions 1.1 and 2: an article is a document (its paragraphs, an empty line between), and the evidence of a question
 * is the sentence of its paragraph in which the answer stands. Questions without an answer have none and the tag
 * `unanswerable`.
 */
export function readSquad(value: unknown): Imported {
  const { data } = squad.parse(value);
  const result = nothingImported('SQuAD');
  const keys = new Set<string>();
  let line = 0;
  for (const { title, paragraphs } of data) {
    let offset = 0;
    const texts: string[] = [];
    for (const { context, qas } of paragraphs) {
      for (const { id, question, answers = [], answer: single, is_impossible: impossible } of qas) {
        line++;
        const first = answers[0] ?? (single === undefined ? undefined : { text: single });
        const key = id === undefined || keys.has(String(id)) ? {} : { key: String(id) };
        if (id !== undefined) keys.add(String(id));
        const place = first && sentenceWith(context, first);
        if (!first || !place) {
          const tags = impossible || !first ? { tags: ['unanswerable'] } : {};
          if (first) result.warnings.push(`Question ${line}: the answer does not stand in its paragraph.`);
          result.cases.push({ line, case: check({ ...key, input: { question }, ...tags }) });
          continue;
        }
        const quote = context.slice(place.start, place.end);
        const evidence = [{ documentName: title, quote, start: offset + place.start }];
        result.cases.push({ line, case: check({ ...key, input: { question }, expected: first.text, evidence }) });
      }
      texts.push(context);
      offset += context.length + 2;
    }
    result.documents.push({ name: title, text: texts.join('\n\n') });
  }
  return result;
}

function sentenceWith(context: string, { text, answer_start: given }: z.infer<typeof answer>) {
  const at = given !== undefined && context.startsWith(text, given) ? given : context.indexOf(text);
  if (at === -1 || text.trim() === '') return null;
  const end = at + text.length;
  const sentences = splitSentences(context, null).filter((sentence) => sentence.start < end && sentence.end > at);
  const start = Math.min(at, ...sentences.map((sentence) => sentence.start));
  return { start, end: Math.max(end, ...sentences.map((sentence) => sentence.end)) };
}
