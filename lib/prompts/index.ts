/** Prompts under version control: what other stages and the edge may use. */
export { compareContents } from './compare-contents';
export { compareText, type TextChange } from './compare-text';
export { compareVersions } from './compare-versions';
export { canonicalJson, contentHash } from './content-hash';
export { createPrompt } from './create-prompt';
export { deletePrompt, purgeDeletedPrompts, restorePrompt } from './delete-prompt';
export { discardDraft, getDraft, saveDraft } from './drafts';
export { getPrompt } from './get-prompt';
export { getPromptVersion, listVersions, type VersionSelector } from './get-version';
export { listPrompts } from './list-prompts';
export { mergeWithVersion } from './merge-with-version';
export { moveLabel, removeLabel } from './move-label';
export { renderContent, renderForRun, renderPrompt, type Filling } from './render-prompt';
export { saveVersion } from './save-version';
export { ContextInSystemMessageError, IncludeError, MissingVariablesError } from './template-problems';
export { updatePrompt } from './update-prompt';
