export { analyse, analyseWithOffsets } from './analyse';
export { analyseQuestion } from './analyse-question';
export { detectLanguage } from './detect-language';
export { findQuote, quoteFinder, type FoundQuote, type QuoteFinder } from './find-quote';
export { functionTerms } from './function-words';
export { graphemeBoundaryAtOrAfter, graphemeBoundaryAtOrBefore, isGraphemeBoundary } from './graphemes';
export { splitSentences } from './sentences';
export { isSpace, trimSpan, type Span } from './spans';
export { countTokens, tokenPieces, wordRarity } from './tokens';
