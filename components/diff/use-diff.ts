'use client';

import type { Agreement, AgreementRow, DiffUnit, TextDiff } from '@/lib/differences';
import { useEffect, useState } from 'react';
import { askAgreement, askDiff } from './diff-thread';

/** The difference of two texts, made in a thread of its own; null until it is there. */
export function useDiff(before: string, after: string, unit: DiffUnit): TextDiff | null {
  const [made, setMade] = useState<{ before: string; after: string; wanted: DiffUnit; diff: TextDiff } | null>(null);
  useEffect(
    () => askDiff(before, after, unit, (diff) => setMade({ before, after, wanted: unit, diff })),
    [before, after, unit],
  );
  return made?.before === before && made.after === after && made.wanted === unit ? made.diff : null;
}

/** How often columns agree, made in a thread of its own; null until it is there. Rows must stay the same object. */
export function useAgreement(columns: number, rows: readonly AgreementRow[]): Agreement[] | null {
  const [made, setMade] = useState<{ rows: readonly AgreementRow[]; agreement: Agreement[] } | null>(null);
  useEffect(() => askAgreement(columns, rows, (agreement) => setMade({ rows, agreement })), [columns, rows]);
  return made?.rows === rows ? made.agreement : null;
}
