import { describe, expect, it } from 'vitest';
import { proxyFor, proxyFromEnvironment } from './proxy';

const settings = {
  https: 'http://proxy:3128',
  http: 'http://plain:3128',
  none: 'internal.example, .corp.example other.example:8443',
};

describe('proxyFor', () => {
  it.each([
    ['https://api.openai.com/v1', 'http://proxy:3128'],
    ['http://api.openai.com/v1', 'http://plain:3128'],
    ['https://internal.example/', null],
    ['https://api.internal.example/', null],
    ['https://llm.corp.example/', null],
    ['https://notinternal.example/', 'http://proxy:3128'],
    ['https://other.example/', 'http://proxy:3128'],
    ['https://other.example:8443/', null],
    ['http://127.0.0.1:11434/', null],
    ['http://[::1]:11434/', null],
  ])('%s goes through %s', (url, proxy) => {
    expect(proxyFor(new URL(url), settings)).toBe(proxy);
  });

  it('reaches everything directly for *, and without a proxy', () => {
    expect(proxyFor(new URL('https://a.example'), { ...settings, none: '*' })).toBeNull();
    expect(proxyFor(new URL('https://a.example'), {})).toBeNull();
  });
});

describe('proxyFromEnvironment', () => {
  it('prefers the lower-case names and leaves empty ones out', () => {
    expect(
      proxyFromEnvironment({ HTTPS_PROXY: 'http://a', https_proxy: 'http://b', HTTP_PROXY: '', NO_PROXY: 'x' }),
    ).toEqual({ https: 'http://b', none: 'x' });
  });
});
