export { AppProviders } from './app-providers';
export { WorkspaceFrame } from './workspace-frame';
export { FailedPage } from './failed-page';
export { NothingHere } from './nothing-here';
export { PageSkeleton } from './page-skeleton';
export { reportAnswer } from './reachability';
export { StatusPage } from './status-page';
