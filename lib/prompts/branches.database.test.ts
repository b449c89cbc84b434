import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '@/lib/auth/schema';
import { disconnect } from '@/lib/db';
import { makeWorkspace } from '@/lib/testing';
import {
  closeBranch,
  createBranch,
  createPrompt,
  deletePrompt,
  discardDraft,
  getDraft,
  getPresence,
  getPrompt,
  getPromptVersion,
  listActivity,
  listBranches,
  listDependents,
  listVersions,
  mergeBranch,
  moveLabel,
  previewMerge,
  removeLabel,
  saveDraft,
  saveVersion,
  updatePrompt,
} from '.';
import type { PromptContent } from './schema';

const content = (system: string, user = '{{question}}'): PromptContent => ({
  messages: [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ],
});
const status = (value: number) => expect.objectContaining({ status: value }) as Error;

let access: Access;
beforeEach(async () => {
  ({ access } = await makeWorkspace());
  await createPrompt(access, { name: 'p' });
  await save(content('Be kind.\nBe short.'));
});
afterAll(disconnect);

const save = async (what: PromptContent, more: { branch?: string; baseVersion?: number; mergedFrom?: number } = {}) =>
  (await saveVersion(access, 'p', { ...what, message: 'm', ...more })).version;

describe('a branch', () => {
  it('begins at any version and has versions, a head and drafts of its own; latest stays on main', async () => {
    await save(content('Be kind.\nBe brief.'));
    await createBranch(access, 'p', { name: 'beta', from: 1 });
    const draft = { content: content('draft'), baseVersion: 1, branch: 'beta' };
    await saveDraft(access, 'p', draft);
    expect(await getDraft(access, 'p')).toBeNull();
    expect(await getDraft(access, 'p', 'beta')).toMatchObject({ baseVersion: 1 });
    const first = await save(content('Be bold.\nBe short.'), { branch: 'beta', baseVersion: 1 });
    expect(first).toMatchObject({ version: 3, branch: 'beta', parent: 1, mergedFrom: null, labels: [] });
    expect(await getDraft(access, 'p', 'beta')).toBeNull();
    expect(await getPromptVersion(access, 'p', { label: 'latest' })).toMatchObject({ version: 2, branch: 'main' });
    expect(await getPrompt(access, 'p')).toMatchObject({ latestVersion: 2 });
    expect(await listBranches(access, 'p')).toMatchObject([
      { name: 'beta', from: 1, head: 3, versions: 1, ahead: 1, closedAt: null },
    ]);
    const late = save(content('Late'), { branch: 'beta', baseVersion: 1 });
    await expect(late).rejects.toMatchObject({ status: 409, extra: { latest: { version: 3 } } });
    await expect(save(content('x'), { branch: 'gamma' })).rejects.toThrow(status(404));
    await expect(createBranch(access, 'p', { name: 'beta', from: 1 })).rejects.toThrow(status(409));
    await expect(createBranch(access, 'p', { name: 'gamma', from: 9 })).rejects.toThrow(status(404));
  });

  it('merges back: both changes are kept, and what was merged is not merged again', async () => {
    await createBranch(access, 'p', { name: 'beta', from: 1 });
    const mine = await save(content('Be kind.\nBe brief.'), { branch: 'beta' });
    const theirs = await save(content('Be very kind.\nBe short.'));
    expect(await previewMerge(access, 'p', { from: 'beta', into: 'main' })).toMatchObject({
      baseVersion: 1,
      fromVersion: mine.version,
      intoVersion: theirs.version,
      conflicts: [],
      isMerged: false,
    });
    const { version } = await mergeBranch(access, 'p', { from: 'beta', into: 'main' });
    expect(version).toMatchObject({
      version: 4,
      branch: 'main',
      parent: 3,
      mergedFrom: 2,
      message: 'Merge beta into main',
      messages: content('Be very kind.\nBe brief.').messages,
      labels: ['latest'],
    });
    expect(await listBranches(access, 'p')).toMatchObject([{ ahead: 0 }]);
    await expect(mergeBranch(access, 'p', { from: 'beta', into: 'main' })).rejects.toThrow('already');
    await save(content('Be kind.\nBe brief.\nBe exact.'), { branch: 'beta' });
    expect(await previewMerge(access, 'p', { from: 'beta', into: 'main' })).toMatchObject({
      baseVersion: 2,
      content: content('Be very kind.\nBe brief.\nBe exact.'),
    });
  });

  it('that changed the same place as main is refused with both sides, and saved once somebody solved it', async () => {
    await createBranch(access, 'p', { name: 'beta', from: 1 });
    const mine = await save(content('Be bold.\nBe short.'), { branch: 'beta' });
    const theirs = await save(content('Be polite.\nBe short.'));
    const refused = mergeBranch(access, 'p', { from: 'beta', into: 'main' });
    await expect(refused).rejects.toMatchObject({
      status: 409,
      extra: {
        merge: { conflicts: [{ path: 'messages.0.content', theirs: expect.stringContaining('polite') as string }] },
      },
    });
    const solved = { branch: 'main', baseVersion: theirs.version, mergedFrom: mine.version };
    expect(await save(content('Be bold and polite.\nBe short.'), solved)).toMatchObject({ parent: 3, mergedFrom: 2 });
    expect(await previewMerge(access, 'p', { from: 'beta', into: 'main' })).toMatchObject({ isMerged: true });
  });

  it('that is rejected whole still counts as merged', async () => {
    await createBranch(access, 'p', { name: 'beta', from: 1 });
    const mine = await save(content('Be bold.'), { branch: 'beta' });
    const same = { branch: 'main', baseVersion: 1, mergedFrom: mine.version };
    expect(await save(content('Be kind.\nBe short.'), same)).toMatchObject({ version: 3, mergedFrom: 2 });
    await expect(save(content('x'), { mergedFrom: 99 })).rejects.toThrow(status(404));
  });

  it('can be closed and opened again, and its story is told', async () => {
    await createBranch(access, 'p', { name: 'beta', from: 1 });
    expect(await closeBranch(access, 'p', 'beta', true)).toMatchObject({ closedAt: expect.any(String) as string });
    expect(await closeBranch(access, 'p', 'beta', false)).toMatchObject({ closedAt: null });
    await expect(closeBranch(access, 'p', 'gamma', true)).rejects.toThrow(status(404));
    expect((await listActivity(access, 'p', { limit: 5 })).items[0]).toMatchObject({
      kind: 'branch_started',
      version: 1,
      data: { branch: 'beta' },
    });
    expect((await listVersions(access, 'p', { limit: 5 })).items).toHaveLength(1);
  });
});

describe('presence', () => {
  it('names others who are typing, and the newest version of the branch', async () => {
    const draft = { content: content('typing'), baseVersion: 1 };
    await saveDraft(access, 'p', draft);
    expect(await getPresence(access, 'p')).toEqual({ editing: [], head: 1 });
    const other = await makeWorkspace();
    const colleague = { ...access, userId: other.access.userId };
    expect((await getPresence(colleague, 'p')).editing).toMatchObject([{ id: access.userId, branch: 'main' }]);
    await discardDraft(access, 'p');
    expect((await getPresence(colleague, 'p')).editing).toEqual([]);
  });
});

describe('a prompt that others include', () => {
  const include = (name: string, text: string) =>
    createPrompt(access, { name }).then(() =>
      saveVersion(access, name, { messages: [{ role: 'user', content: text }], message: 'm' }),
    );

  it('says who includes it, by which label, in versions that are in use', async () => {
    await moveLabel(access, 'p', 'production', { version: 1 });
    await include('q', '{{> p@production}} {{question}}');
    await include('r', 'no more');
    await saveVersion(access, 'r', { messages: [{ role: 'user', content: '{{>p@latest}}' }], message: 'm' });
    await saveVersion(access, 'r', { messages: [{ role: 'user', content: 'gone again' }], message: 'm' });
    expect(await listDependents(access, 'p')).toEqual([
      { prompt: 'q', version: 1, labels: ['latest'], includes: ['p@production'] },
    ]);
    await moveLabel(access, 'r', 'staging', { version: 2 });
    expect(await listDependents(access, 'p', 'latest')).toMatchObject([
      { prompt: 'r', version: 2, labels: ['staging'] },
    ]);
  });

  it('can’t be taken away, renamed or lose the label under them', async () => {
    await moveLabel(access, 'p', 'production', { version: 1 });
    await include('q', '{{> p@production}}');
    for (const attempt of [
      () => deletePrompt(access, 'p'),
      () => updatePrompt(access, 'p', { name: 'other' }),
      () => removeLabel(access, 'p', 'production'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ status: 409, extra: { dependents: [{ prompt: 'q' }] } });
    }
    expect(await updatePrompt(access, 'p', { description: 'Still changeable' })).toMatchObject({ name: 'p' });
  });

  it('moves no label that would close a circle or bring passages into a system message', async () => {
    await moveLabel(access, 'p', 'production', { version: 1 });
    await include('q', '{{> p@production}}');
    await saveVersion(access, 'q', { messages: [{ role: 'user', content: 'plain' }], message: 'm' });
    await moveLabel(access, 'q', 'staging', { version: 2 });
    const second = await save(content('{{> q@staging}}'));
    await moveLabel(access, 'p', 'production', { version: second.version });
    const circle = moveLabel(access, 'q', 'staging', { version: 1 });
    await expect(circle).rejects.toMatchObject({ status: 422, errors: [{ path: 'version' }] });
    await expect(circle).rejects.toThrow('in a circle');
    await include('facts', 'Nothing.');
    await moveLabel(access, 'facts', 'production', { version: 1 });
    const third = await save(content('{{> facts@production}}'));
    await moveLabel(access, 'p', 'beta', { version: third.version });
    await saveVersion(access, 'facts', { messages: [{ role: 'user', content: '{{context}}' }], message: 'm' });
    await expect(moveLabel(access, 'facts', 'production', { version: 2 })).rejects.toThrow('would break');
  });
});
