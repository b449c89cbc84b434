import { trimSpan } from '@/lib/text';
import { pack, type PackedSpan } from '../pack';
import { splitRecursively } from '../split-recursively';
import { naturalSplitters } from './recursive';
import type { StrategyOf } from './strategy';

/**
 * Cuts the text into parents of at most `parentSize`, and each parent into children of at most `size`, both as `recursive`
 * does. Children are searched, their parent goes to the model. No child reaches beyond its parent.
 */
export const parentChild: StrategyOf<'parent-child'> = ({ document, settings, ruler }) => {
  const { size, overlap, parentSize } = settings;
  const { text, language } = document;
  const whole = trimSpan(text, 0, text.length);
  if (!whole) return [];
  const splitters = naturalSplitters(text, language);
  const parents = pack(splitRecursively(whole, splitters, ruler, parentSize), ruler, {
    size: parentSize,
    overlap: 0,
    repeat: 'words',
  });
  return parents.flatMap((span): PackedSpan[] => {
    const parent = { start: span.start, end: span.end };
    const groups = splitRecursively(parent, splitters, ruler, size);
    return pack(groups, ruler, { size, overlap, repeat: 'words' }).map((child) => ({ ...child, parent }));
  });
};
