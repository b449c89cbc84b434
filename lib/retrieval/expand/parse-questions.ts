const LONGEST = 1_000;
/** Lines that announce the list instead of being in it. */
const ANNOUNCEMENT = /:$/u;

/**
 * The wordings in a model's answer: the strings of a JSON array, else its lines, without bullets, numbers and quotation marks.
 * The question itself and repetitions are left out.
 */
export function parseQuestions(answer: string, question: string): string[] {
  const seen = new Set([question.trim().toLowerCase()]);
  const wordings: string[] = [];
  for (const line of jsonStrings(answer) ?? answer.split(/\r?\n/u)) {
    const wording = line
      .trim()
      .replace(/^(?:[-*•–]|\(?\d{1,2}[.):])\s*/u, '')
      .replace(/^["“„'*]+|["”“'*]+$/gu, '')
      .trim()
      .slice(0, LONGEST);
    const same = wording.toLowerCase();
    if (wording.length < 3 || ANNOUNCEMENT.test(wording) || /^```/u.test(wording) || seen.has(same)) continue;
    seen.add(same);
    wordings.push(wording);
  }
  return wordings;
}

function jsonStrings(answer: string): string[] | null {
  const start = answer.indexOf('[');
  const end = answer.lastIndexOf(']');
  if (start === -1 || end <= start) return null;
  try {
    const value: unknown = JSON.parse(answer.slice(start, end + 1));
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
  } catch {
    return null;
  }
}
