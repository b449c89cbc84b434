export { PasswordForm } from './password-form';
export { ShareDialog } from './share-dialog';
export { SharedView } from './shared-view';
export { ShareList } from './share-list';
