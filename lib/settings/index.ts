export { loadSettings, settings } from './load-settings';
export { SettingsError } from './settings-error';
export type { Settings } from './schema';
