import { type LaidOutPage, layOut } from './lay-out';
import type { PageContent, PageItem } from './fragments';

export const WIDTH = 600;
export const HEIGHT = 800;

interface Place {
  size?: number;
  font?: string;
  /** Anticlockwise, in quarters of a turn. */
  turns?: number;
  dir?: string;
}

/** A piece of text at a point counted from the upper left corner; its letters are all half as wide as high. */
export function item(
  str: string,
  x: number,
  y: number,
  { size = 10, font = 'f1', turns = 0, dir = 'ltr' }: Place = {},
): PageItem {
  const [cos, sin] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ][turns] as [number, number];
  const transform = [size * cos, size * sin, -size * sin, size * cos, x, HEIGHT - y];
  return { str, transform, width: str.length * size * 0.5, height: size, hasEOL: false, dir, fontName: font };
}

/** Lines of text under each other, `step` points apart. */
export function column(
  lines: readonly string[],
  x: number,
  y: number,
  place: Place & { step?: number } = {},
): PageItem[] {
  return lines.map((line, i) => item(line, x, y + i * (place.step ?? 12), place));
}

export function content(items: readonly PageItem[]): PageContent {
  return { items, viewport: [1, 0, 0, -1, 0, HEIGHT], width: WIDTH, height: HEIGHT };
}

/** Lays pages out, each a list of items. */
export async function laidOut(
  pages: readonly (readonly PageItem[])[],
): Promise<LaidOutPage<{ content: PageContent | null }>[]> {
  async function* all() {
    for (const items of pages) yield { content: content(items) };
  }
  const result = [];
  for await (const page of layOut(all())) result.push(page);
  return result;
}

export async function textOfPage(items: readonly PageItem[]): Promise<string> {
  return (await laidOut([items]))[0]?.text ?? '';
}
