/** A question, and which of the texts answer it. */
export interface Question {
  text: string;
  relevant: ReadonlySet<number>;
  /** What the question belongs to (an article, an intent): halves of a set share none of them. */
  group: string;
}

/** Texts that are each one chunk of an index, and questions about them. */
export interface QuestionSet {
  name: string;
  texts: readonly string[];
  questions: readonly Question[];
}

/** Every n-th question, so that at most `most` are left. */
export function thinned(set: QuestionSet, most: number): QuestionSet {
  const step = Math.ceil(set.questions.length / most);
  return { ...set, questions: set.questions.filter((_, i) => i % step === 0) };
}

/** Two neighbouring letters swapped in every other word, always the same ones. */
export function misspelt(set: QuestionSet): QuestionSet {
  const questions = set.questions.map((question, i) => ({ ...question, text: withSwaps(question.text, i + 1) }));
  return { ...set, name: `${set.name}, misspelt`, questions };
}

function withSwaps(text: string, seed: number): string {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const swap = (word: string) => {
    const at = 1 + Math.floor(random() * (word.length - 3));
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  };
  return text
    .split(' ')
    .map((word, i) => (i % 2 === 1 || word.length < 4 ? word : swap(word)))
    .join(' ');
}

/** In which half of its set a question is: 0 or 1, the same for all of a group. */
export function halfOf({ group }: Question): number {
  let sum = 0;
  for (let i = 0; i < group.length; i += 1) sum = (Math.imul(sum, 31) + group.charCodeAt(i)) >>> 0;
  return sum % 2;
}
