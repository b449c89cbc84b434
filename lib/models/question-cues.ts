/** A kind of question, and what a sentence that answers it usually holds. */
interface Cue {
  question: RegExp;
  answer: RegExp;
}

/** English only; a question in another language is answered by its words alone. */
const CUES: readonly Cue[] = [
  {
    question: /\b(when|what (year|date|day|time))\b/i,
    answer:
      /\b(\d{4}|\d{1,2}:\d{2}|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|daily|weekly|monthly|yearly)\b/i,
  },
  {
    question: /\bhow (many|much|long|often|large|big|fast|far|old|high|tall)\b/i,
    answer: /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|once|twice)\b/i,
  },
  { question: /\bwho\b/i, answer: /(?<!^)\b\p{Lu}\p{Ll}+(\s\p{Lu}\p{Ll}+)+/u },
  { question: /\bwhere\b/i, answer: /\b(in|at|on|under|near|from|to)\s+(the\s+)?[\p{Lu}“"`]/u },
  { question: /\bwhy\b/i, answer: /\b(because|since|so that|due to|reason|therefore|in order to|otherwise)\b/i },
  {
    question: /^\s*(what|who) (is|are|was|were)\b|\bwhat does .* mean\b|\bdefine\b/i,
    answer: /\b(is|are|was|were|means|refers to|stands for|consists of)\b/i,
  },
  {
    question: /\bhow (do|can|to|does|should|would)\b/i,
    answer: /\b(to|by|use|press|choose|open|click|run|set|add|create|select|you can|with)\b/i,
  },
];

/** Whether a sentence has the shape of an answer to a question of that kind; false where the kind isn't known. */
export function fitsQuestion(question: string, sentence: string): boolean {
  const cue = CUES.find((one) => one.question.test(question));
  return cue?.answer.test(sentence) ?? false;
}
