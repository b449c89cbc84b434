export { agreementMap, type Agreement, type AgreementRow } from './agreement';
export { diffTexts, type DiffPart, type DiffUnit, type TextDiff } from './diff-texts';
