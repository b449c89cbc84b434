import { analyse, analyseQuestion, functionTerms } from '@/lib/text';

/**
 * What to look up for a question in an index whose documents are in these languages: its terms as each language stems them,
 * each once. Where some documents' language is unknown, their texts are not stemmed, and neither are the terms; function
 * words of the known languages are left out there too, as long as anything remains.
 */
export function questionTerms(question: string, languages: readonly (string | null)[]): string[] {
  const known = languages.filter((language) => language !== null);
  const terms = new Set(known.flatMap((language) => analyseQuestion(question, language)));
  if (known.length < languages.length || known.length === 0) {
    const left = new Set(known.flatMap((language) => [...functionTerms(language)]));
    const plain = analyse(question, null);
    const telling = plain.filter((term) => !left.has(term));
    for (const term of telling.length > 0 ? telling : plain) terms.add(term);
  }
  return [...terms];
}
