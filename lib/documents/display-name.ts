const MOST_BYTES = 255;
// Controls, bidirectional controls, zero-width and other format characters, line separators, lone surrogates, private use.
// The joiners (U+200C, U+200D) stay: emoji and several scripts need them.
const NEVER_SHOWN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/gu;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

/**
 * What an uploaded file is called: a name to show and nothing else (files are stored by id). Folders, drive letters and
 * percent-encoded separators are dropped, as are control and bidirectional characters; the result is NFC, at most 255 bytes
 * of UTF-8 with its extension kept, and never empty.
 */
export function displayName(original: string): string {
  const decoded = original.replace(/%(?:2e|2f|5c|00)/gi, (code) => decodeURIComponent(code));
  const last =
    decoded
      .replace(NEVER_SHOWN, '')
      .split(/[/\\]/)
      .findLast((part) => !/^[.\s]*$/.test(part)) ?? '';
  const name = last
    .normalize('NFC')
    .replace(/^[a-z]:/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return 'untitled';
  return shortened(RESERVED.test(name) ? `_${name}` : name);
}

function shortened(name: string): string {
  if (bytes(name) <= MOST_BYTES) return name;
  const extension = /\.[^. ]{1,16}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  let kept = '';
  const room = MOST_BYTES - bytes(extension) - bytes('…');
  let used = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(stem)) {
    used += bytes(segment);
    if (used > room) break;
    kept += segment;
  }
  return `${kept}…${extension}`;
}

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
