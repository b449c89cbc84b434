import { expect } from 'vitest';
import { ParsedText } from './parsed-text';
import type { Parser } from './parser';

/** Reads bytes with a parser in this process and checks what holds for every format: offsets lie in the text, pages are complete. */
export async function parseForTest(parser: Parser, bytes: Uint8Array | string, encoding?: string) {
  let text = '';
  const output = new ParsedText({ onText: (piece) => void (text += piece), onProgress: () => undefined });
  await parser.parse(
    { bytes: new Uint8Array(typeof bytes === 'string' ? Buffer.from(bytes) : bytes), encoding },
    output,
  );
  const summary = await output.finish();
  expect(summary.characters).toBe(text.length);
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/[\0\r]/);
  expect(summary.pages.map(({ number }) => number)).toEqual(summary.pages.map((_, i) => i + 1));
  for (const { start, end } of [...summary.pages, ...summary.outline]) {
    expect(start).toBeLessThanOrEqual(end);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  return { ...summary, text };
}
