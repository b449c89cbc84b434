import snowball from 'snowball-stemmers';

const stemmer = snowball.newStemmer('english');
const stems = new Map<string, string>();

/** Lower-cased runs of letters and digits, stemmed as English; none left out. */
function terms(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, (stem = stemmer.stem(word)));
    return stem;
  });
}

/** A plain BM25 in memory that shares no code with the product: k1 1.2, b 0.75, Lucene's idf, floating point. */
export function referenceBm25(texts: readonly string[]): (question: string, k: number) => number[] {
  const postings = new Map<string, { id: number; frequency: number }[]>();
  const lengths = texts.map((text, id) => {
    const counts = new Map<string, number>();
    const all = terms(text);
    for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, frequency] of counts) {
      const list = postings.get(term);
      if (list) list.push({ id, frequency });
      else postings.set(term, [{ id, frequency }]);
    }
    return all.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (question, k) => {
    const scores = new Map<number, number>();
    for (const term of new Set(terms(question))) {
      const list = postings.get(term) ?? [];
      const idf = Math.log(1 + (texts.length - list.length + 0.5) / (list.length + 0.5));
      for (const { id, frequency } of list) {
        const weight = (idf * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * lengths[id]!) / average));
        scores.set(id, (scores.get(id) ?? 0) + weight);
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, k)
      .map(([id]) => id);
  };
}
