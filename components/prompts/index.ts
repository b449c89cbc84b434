export { ImportDialog } from './import-dialog';
export { PromptSearch } from './prompt-search';
export { CreatePromptDialog } from './create-prompt-dialog';
export { PromptList } from './prompt-list';
export { PromptWorkbench } from './prompt-workbench';
