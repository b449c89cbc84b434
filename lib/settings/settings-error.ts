/** Thrown at start, with one line for each environment variable that is wrong and what to do about it. */
export class SettingsError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(`The environment is not usable:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}
