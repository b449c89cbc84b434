export { AppProviders } from './app-providers';
export { AppShell } from './app-shell';
export { WorkspaceFrame } from './workspace-frame';
export { FailedPage } from './failed-page';
export { PageSkeleton } from './page-skeleton';
export { reportAnswer } from './reachability';
export { StatusPage } from './status-page';
export type { PaletteItem, SearchObjects } from './types';
