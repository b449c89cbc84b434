/** Prompts under version control: what other stages and the edge may use. */
export { closeBranch, createBranch, listBranches, mergeBranch, previewMerge } from './branches';
export { compareVersions } from './compare-versions';
export { createPrompt } from './create-prompt';
export { deletePrompt, purgeDeletedPrompts, restorePrompt } from './delete-prompt';
export { listDependents } from './dependents';
export { includesOf } from './describe-version';
export { discardDraft, getDraft, saveDraft } from './drafts';
export { expandedVariables, expandIncludes, type ExpandedMessage } from './expand-includes';
export { getPrompt } from './get-prompt';
export { getPromptVersion, listVersions } from './get-version';
export { listActivity } from './list-activity';
export { listPrompts } from './list-prompts';
export { mergeWithVersion } from './merge-with-version';
export { checkLabel, moveLabel, removeLabel } from './move-label';
export { renderContent, renderForRun, renderPrompt } from './render-prompt';
export { renderMessages } from './render-messages';
export { saveVersion } from './save-version';
export { updatePrompt } from './update-prompt';
