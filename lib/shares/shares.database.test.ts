import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Access } from '@/lib/auth/schema';
import { createComparison, getComparison } from '@/lib/comparisons';
import { db, disconnect } from '@/lib/db';
import { createPrompt, saveVersion } from '@/lib/prompts';
import { makeWorkspace } from '@/lib/testing';
import { createShare, listShares, openShare, revokeShare, unlockShare } from '.';
import { createShareSchema } from './schema';

let access: Access;
beforeEach(async () => {
  ({ access } = await makeWorkspace());
  await createPrompt(access, { name: 'p' });
  await saveVersion(access, 'p', { messages: [{ role: 'user', content: 'Q: {{question}}' }], message: 'first' });
});
afterAll(disconnect);

const tokenOf = (url: string) => url.split('/s/')[1] ?? '';
const share = (fields: object = {}) =>
  createShare(access, createShareSchema.parse({ promptVersion: { name: 'p', version: 1 }, ...fields }));

describe('a share', () => {
  it('opens with its token, of which only the hash is kept', async () => {
    const { url, id } = await share({ title: 'Our prompt' });
    const token = tokenOf(url);
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(await openShare(token, undefined)).toMatchObject({
      state: 'open',
      share: {
        title: 'Our prompt',
        content: { kind: 'prompt', name: 'p', messages: [{ content: 'Q: {{question}}' }] },
      },
    });
    const row = await db().share.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(await listShares(access, { limit: 10 }))).not.toContain(token);
  });

  it('stays as it was, whatever happens to its source', async () => {
    const { url } = await share();
    await saveVersion(access, 'p', { messages: [{ role: 'user', content: 'new' }], message: 'second' });
    const { content } = ((await openShare(tokenOf(url), undefined)) as { share: { content: object } }).share;
    expect(content).toMatchObject({ version: 1, messages: [{ content: 'Q: {{question}}' }] });
  });

  it('is nothing alike when it is unknown, expired or revoked', async () => {
    const { url, id } = await share();
    const token = tokenOf(url);
    expect(await openShare(`${token}x`, undefined)).toBeNull();
    const later = new Date(Date.now() + 31 * 86_400_000);
    expect(await openShare(token, undefined, later)).toBeNull();
    expect(await unlockShare(token, 'any', later)).toBeNull();
    await revokeShare(access, id);
    expect(await openShare(token, undefined)).toBeNull();
    await expect(revokeShare(access, id)).rejects.toMatchObject({ status: 404 });
    expect((await listShares(access, { limit: 10 })).items).toMatchObject([{ id, status: 'revoked' }]);
  });

  it('with a password opens only with the pass that the password gives', async () => {
    const { url } = await share({ password: 'open sesame' });
    const token = tokenOf(url);
    expect(await openShare(token, undefined)).toEqual({ state: 'locked' });
    expect(await openShare(token, 'guess')).toEqual({ state: 'locked' });
    expect(await unlockShare(token, 'wrong')).toBe(false);
    const pass = await unlockShare(token, 'open sesame');
    expect(await openShare(token, pass || undefined)).toMatchObject({ state: 'open' });
    const other = await share({ password: 'open sesame' });
    expect(await openShare(tokenOf(other.url), pass || undefined)).toEqual({ state: 'locked' });
  });

  it('ends in the future, within ten years', async () => {
    await expect(share({ expiresAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ status: 422 });
    await expect(share({ expiresAt: '2099-01-01T00:00:00Z' })).rejects.toMatchObject({ status: 422 });
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect(await share({ expiresAt: soon })).toMatchObject({ expiresAt: soon, status: 'active' });
  });

  it('needs exactly one source, and no experiment yet', () => {
    for (const wrong of [
      {},
      { experimentId: 'exp_1' },
      { comparisonId: 'c', promptVersion: { name: 'p', version: 1 } },
    ]) {
      expect(createShareSchema.safeParse(wrong).success).toBe(false);
    }
  });

  it('of a comparison shows its answers', async () => {
    const { id } = await createComparison(access, {
      inputs: [{ question: 'Why?' }],
      variants: [{ prompt: { name: 'p', version: 1 }, model: 'builtin/extractive', retrieval: null }],
    });
    await vi.waitFor(async () => expect(await getComparison(access, id)).toMatchObject({ status: 'done' }), {
      timeout: 20_000,
    });
    const { url } = await share({ promptVersion: undefined, comparisonId: id, include: { prompts: true } });
    expect(await openShare(tokenOf(url), undefined)).toMatchObject({
      share: {
        title: 'Why?',
        content: {
          kind: 'comparison',
          inputs: [{ question: 'Why?' }],
          variants: [{ prompt: 'p, version 1', messages: [{ content: 'Q: {{question}}' }] }],
          answers: [{ status: 'done' }],
        },
      },
    });
  });

  it('of another workspace’s things can’t be made, seen or revoked', async () => {
    const { id } = await share();
    const { access: other } = await makeWorkspace();
    const input = createShareSchema.parse({ promptVersion: { name: 'p', version: 1 } });
    await expect(createShare(other, input)).rejects.toMatchObject({ status: 404 });
    await expect(createShare(other, createShareSchema.parse({ comparisonId: 'cmp_x' }))).rejects.toMatchObject({
      status: 404,
    });
    await expect(revokeShare(other, id)).rejects.toMatchObject({ status: 404 });
    expect((await listShares(other, { limit: 10 })).items).toEqual([]);
  });
});
