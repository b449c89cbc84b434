/** Markdown that looks like documentation: headings, paragraphs, lists, words as frequent as in any language (Zipf). */
export function markdown(characters: number, seed: number): string {
  const random = randomNumbers(seed);
  const words = vocabulary();
  // The rank of a word is e to the power of an even number, so that each counts about as often as 1 over its rank.
  const word = () => words[Math.floor(Math.exp(random() * Math.log(words.length))) - 1] ?? 'the';
  const sentence = () => {
    const text = Array.from({ length: 6 + Math.floor(random() * 16) }, word).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 2 + Math.floor(random() * 5) }, sentence).join(' ');
  const parts = [`# ${sentence().slice(0, -1)}`];
  for (let length = 0; length < characters; length += parts.at(-1)!.length + 2) {
    const kind = random();
    if (kind < 0.12) parts.push(`${kind < 0.04 ? '##' : '###'} ${sentence().slice(0, -1)}`);
    else if (kind < 0.22) parts.push(Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n'));
    else parts.push(paragraph());
  }
  return parts.join('\n\n').slice(0, characters);
}

const WORDS = 20_000;
const SYLLABLES = [
  'an',
  'ber',
  'co',
  'da',
  'el',
  'fi',
  'gor',
  'hu',
  'in',
  'ka',
  'lo',
  'mer',
  'no',
  'os',
  'pra',
  'ri',
  'st',
  'tu',
  'ven',
  'yl',
];
const FREQUENT =
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which'.split(
    ' ',
  );

/** Frequent English words, so that the language is known, then made-up ones of two to four syllables. */
function vocabulary(): string[] {
  const random = randomNumbers(77);
  const made = new Set(FREQUENT);
  while (made.size < WORDS) {
    const count = 2 + Math.floor(random() * 3);
    made.add(Array.from({ length: count }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''));
  }
  return [...made];
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
