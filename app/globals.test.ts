import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('./globals.css', import.meta.url)), 'utf8');

function tokens(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['background', 'card', 'popover', 'sunken', 'muted', 'accent'];
const tones = ['primary', 'destructive', 'success', 'warning', 'info'];
const pairs: [string, string][] = [
  ...surfaces.flatMap((surface): [string, string][] => [
    ['foreground', surface],
    ['muted-foreground', surface],
    ['primary-text', surface],
    ['destructive-text', surface],
  ]),
  ...['background', 'card', 'sunken'].flatMap((surface) => tones.map((t): [string, string] => [`${t}-text`, surface])),
  ...tones.map((tone): [string, string] => [`${tone}-text`, `${tone}-soft`]),
  ...tones.map((tone): [string, string] => ['foreground', `${tone}-soft`]),
  ['primary-foreground', 'primary'],
  ['primary-foreground', 'primary-hover'],
  ['destructive-foreground', 'destructive'],
  ['destructive-foreground', 'destructive-hover'],
  ['highlight-foreground', 'highlight'],
  ['added-text', 'added'],
  ['removed-text', 'removed'],
];

describe.each([
  ['light', ':root'],
  ['dark', '.dark'],
])('The %s theme', (_, selector) => {
  const colours = tokens(selector);

  it.each(pairs)('keeps %s on %s readable (WCAG AA, 4.5 to 1)', (text, surface) => {
    expect(contrast(colours.get(text) ?? '', colours.get(surface) ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(surfaces)('shows the focus ring on %s (3 to 1)', (surface) => {
    expect(contrast(colours.get('ring') ?? '', colours.get(surface) ?? '')).toBeGreaterThanOrEqual(3);
  });
});
