import type { Span } from '@/lib/text';
import type { Group } from './pack';
import { cutSpan, type Ruler } from './ruler';

/** Splits a span into smaller ones in order; a single span means that it can't. */
export type Splitter = (span: Span) => Span[];

/**
 * Splits a span with the first splitter, and each part that is still too long with the next one, in the end between words
 * and characters. Parts that were split no further and stand side by side form a group, so that a heading or a short
 * paragraph is joined with its neighbours but never with half of a long one.
 */
export function splitRecursively(span: Span, splitters: readonly Splitter[], ruler: Ruler, size: number): Group[] {
  const [splitter, ...finer] = splitters;
  if (!splitter) return [{ spans: cutSpan(ruler, span, size) }];
  const groups: Group[] = [];
  let together: Span[] = [];
  for (const part of splitter(span)) {
    if (ruler.measure(part.start, part.end) <= size) {
      together.push(part);
      continue;
    }
    if (together.length > 0) groups.push({ spans: together });
    together = [];
    groups.push(...splitRecursively(part, finer, ruler, size));
  }
  if (together.length > 0) groups.push({ spans: together });
  return groups;
}
