import { describe, expect, it } from 'vitest';
import { catalogue, findInCatalogue } from './catalogue';
import { costUsd } from './cost';
import { splitModelId } from './model-id';
import { retryAfterMs } from './retry-after';
import { connectionNameSchema } from './schema';

describe('costUsd', () => {
  const price = { inputPerMTok: 2, outputPerMTok: 8, cachedInputPerMTok: 0.5 };

  it('counts input, output and cached input at their own prices', () => {
    expect(costUsd({ inputTokens: 1_000_000, outputTokens: 500_000 }, price)).toBe(6);
    expect(costUsd({ inputTokens: 1_000_000, outputTokens: 0, cachedInputTokens: 400_000 }, price)).toBeCloseTo(
      1.4,
      12,
    );
  });

  it('takes the usual price for cached input where none is known', () => {
    const { inputPerMTok, outputPerMTok } = price;
    expect(
      costUsd({ inputTokens: 1_000_000, outputTokens: 0, cachedInputTokens: 400_000 }, { inputPerMTok, outputPerMTok }),
    ).toBe(2);
  });

  it('is unknown, not nothing, without a price or usage', () => {
    expect(costUsd({ inputTokens: 1, outputTokens: 1 }, null)).toBeNull();
    expect(costUsd(null, price)).toBeNull();
  });
});

describe('the catalogue', () => {
  it('has a date, names each model once, and finds a dated version under its family', () => {
    expect(catalogue.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const ids = catalogue.models.map((model) => `${model.provider}/${model.id}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(findInCatalogue('openai', 'gpt-4o-2024-08-06')?.id).toBe('gpt-4o');
    expect(findInCatalogue('anthropic', 'claude-sonnet-4-5-20250929')?.id).toBe('claude-sonnet-4-5');
    expect(findInCatalogue('openai', 'no-such-model')).toBeNull();
  });
});

describe('splitModelId', () => {
  it('splits at the first slash', () => {
    expect(splitModelId('groq/openai/gpt-oss-20b')).toEqual({ connection: 'groq', model: 'openai/gpt-oss-20b' });
  });

  it.each(['gpt-4o', '/gpt-4o', 'openai/', ''])('refuses “%s”', (id) => {
    expect(() => splitModelId(id)).toThrow(/connection\/model/);
  });
});

describe('the names of connections', () => {
  it.each(['builtin', 'Router', 'ROUTER', 'a/b', '', '-x', 'a b'])('cannot be “%s”', (name) => {
    expect(connectionNameSchema.safeParse(name).success).toBe(false);
  });

  it.each(['openai', 'Team-2', 'local.ollama'])('can be “%s”', (name) => {
    expect(connectionNameSchema.safeParse(name).success).toBe(true);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');

  it.each([
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '120', 'retry-after': '9' }, 120],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '-1' }, null],
    [{}, null],
  ])('reads %o', (headers, expected) => {
    expect(retryAfterMs(headers as Record<string, string>, now)).toBe(expected);
  });
});
