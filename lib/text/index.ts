export { analyse, analyseWithOffsets, type Term } from './analyse';
export { analyseQuestion } from './analyse-question';
export { detectLanguage } from './detect-language';
export { functionTerms } from './function-words';
export { graphemeBoundaryAtOrAfter, graphemeBoundaryAtOrBefore, isGraphemeBoundary } from './graphemes';
export { splitSentences } from './sentences';
export { isSpace, trimSpan, type Span } from './spans';
export { primaryLanguage, stemmedLanguages } from './stems';
export { countTokens, LONGEST_PIECE, tokenPieces, type TokenPieces, wordRarity } from './tokens';
