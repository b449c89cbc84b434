import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  constantTimeEqual,
  decryptSecret,
  encryptSecret,
  fence,
  hashPassword,
  hashToken,
  randomToken,
  secretHint,
  verifyPassword,
} from './secrets';

const binding = { workspaceId: 'wsp_1', provider: 'openai', origin: 'https://api.openai.com' };

describe('encrypted provider keys', () => {
  it('come back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        expect(decryptSecret('s', encryptSecret('s', plain, binding), binding)).toBe(plain.toWellFormed());
      }),
    );
  });

  it('differ each time and hold no part of the key', () => {
    const [first, second] = [
      encryptSecret('s', 'sk-canary-1234', binding),
      encryptSecret('s', 'sk-canary-1234', binding),
    ];
    expect(first).not.toBe(second);
    expect(Buffer.from(first.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('canary');
  });

  it.each([{ workspaceId: 'wsp_2' }, { provider: 'groq' }, { origin: 'https://evil.example' }])(
    'cannot be read as %o',
    (other) => {
      const sealed = encryptSecret('s', 'sk-canary-1234', binding);
      expect(() => decryptSecret('s', sealed, { ...binding, ...other })).toThrow(/belongs to another/);
    },
  );

  it('cannot be read after any one byte was changed', () => {
    const sealed = encryptSecret('s', 'sk-canary-1234', binding);
    const parts = sealed.split('.');
    const bytes = Buffer.from(parts[3] ?? '', 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() =>
        decryptSecret('s', [...parts.slice(0, 3), changed.toString('base64url')].join('.'), binding),
      ).toThrow();
    }
  });

  it('can be read with an older secret while keys are rotated, and say so where the secret is another', () => {
    const sealed = encryptSecret('old', 'sk-canary-1234', binding);
    expect(decryptSecret(['new', 'old'], sealed, binding)).toBe('sk-canary-1234');
    expect(() => decryptSecret('new', sealed, binding)).toThrow(/another BAKEOFF_SECRET/);
    expect(() => decryptSecret('new', 'rubbish', binding)).toThrow(/unknown format/);
  });

  it('show their last four characters, and nothing where that would be much of them', () => {
    expect(secretHint('sk-canary-1234')).toBe('1234');
    expect(secretHint('short')).toBe('');
  });
});

describe('tokens', () => {
  it('have at least 128 random bits and are stored as a hash', () => {
    expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(24);
    expect(new Set(Array.from({ length: 1000 }, () => randomToken(16))).size).toBe(1000);
    expect(() => randomToken(15)).toThrow(RangeError);
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('are compared whole', () => {
    expect(constantTimeEqual('abc', 'abc')).toBe(true);
    expect(constantTimeEqual('abc', 'abcd')).toBe(false);
  });
});

describe('fence', () => {
  it('is the same for the same content and another for another secret or content', () => {
    expect(fence('s', 'text')).toBe(fence('s', 'text'));
    expect(fence('s', 'text')).toMatch(/^[0-9a-f]{24}$/);
    expect(fence('t', 'text')).not.toBe(fence('s', 'text'));
    expect(fence('s', 'texts')).not.toBe(fence('s', 'text'));
  });
});

describe('passwords', () => {
  it('are salted, and only the right one passes', async () => {
    const hashed = await hashPassword('correct horse');
    expect(hashed).not.toBe(await hashPassword('correct horse'));
    expect(await verifyPassword('correct horse', hashed)).toBe(true);
    expect(await verifyPassword('correct hors', hashed)).toBe(false);
    expect(await verifyPassword('correct horse', 'md5.x.y')).toBe(false);
  });
});
