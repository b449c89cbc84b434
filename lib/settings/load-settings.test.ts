import { describe, expect, it } from 'vitest';
import { loadSettings } from './load-settings';

describe('loadSettings', () => {
  it('has a default for everything', () => {
    const settings = loadSettings({});
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', url: 'http://localhost:3000', rateLimits: true });
    expect(settings.dataDirectory).toMatch(/\.bakeoff$/);
    expect(settings.allowedHosts).toEqual([]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it('builds links from the port when no address is given, and cuts the slash off one that is', () => {
    expect(loadSettings({ PORT: '4000' }).url).toBe('http://localhost:4000');
    expect(loadSettings({ BAKEOFF_URL: 'https://bakeoff.example/' }).url).toBe('https://bakeoff.example');
  });

  it.each([
    [{ PORT: 'abc' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must begin with postgresql/],
    [{ BAKEOFF_SECRET: 'short' }, /BAKEOFF_SECRET: must have at least 32/],
    [{ BAKEOFF_URL: 'ftp://x' }, /BAKEOFF_URL/],
    [{ BAKEOFF_RATE_LIMITS: 'no' }, /BAKEOFF_RATE_LIMITS/],
    [{ BAKEOFF_INIT_EMAIL: 'a@b.example' }, /BAKEOFF_INIT_PASSWORD/],
    [{ BAKEOFF_INIT_API_KEY: '0123456789abcdef' }, /BAKEOFF_INIT_EMAIL/],
  ])('names the variable that is wrong: %o', (environment, message) => {
    expect(() => loadSettings(environment)).toThrow(message);
  });

  it('splits the allowed hosts', () => {
    expect(loadSettings({ BAKEOFF_ALLOWED_HOSTS: '127.0.0.1:11434, Ollama.local ,' }).allowedHosts).toEqual([
      '127.0.0.1:11434',
      'ollama.local',
    ]);
  });
});
