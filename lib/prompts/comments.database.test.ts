import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '@/lib/auth/schema';
import { disconnect } from '@/lib/db';
import { makeWorkspace } from '@/lib/testing';
import {
  addComment,
  changeComment,
  createPrompt,
  deleteComment,
  listActivity,
  listComments,
  listPrompts,
  restoreComment,
  saveVersion,
  updatePrompt,
} from '.';

const status = (value: number) => expect.objectContaining({ status: value }) as Error;
let access: Access;
let colleague: Access;

beforeEach(async () => {
  ({ access } = await makeWorkspace());
  colleague = { ...access, userId: (await makeWorkspace()).access.userId, name: 'Other', role: 'editor' };
  await prompt('support/answer', 'Be kind to {{company}}', ['faq']);
});
afterAll(disconnect);

async function prompt(name: string, text: string, tags: string[] = []) {
  await createPrompt(access, { name, tags });
  await saveVersion(access, name, { messages: [{ role: 'user', content: text }], message: 'm' });
}

describe('comments', () => {
  it('are threads on a version, with mentions, and stand in the activity', async () => {
    const first = await addComment(access, 'support/answer', { version: 1, body: `Why, @${access.name}?` });
    expect(first).toMatchObject({
      version: 1,
      parentId: null,
      mentions: [access.userId],
      author: { name: access.name },
    });
    const answer = await addComment(colleague, 'support/answer', { version: 1, body: 'So.', parentId: first.id });
    const second = await addComment(access, 'support/answer', { version: 1, body: 'I see.', parentId: answer.id });
    expect([answer.parentId, second.parentId]).toEqual([first.id, first.id]);
    expect((await listComments(access, 'support/answer', 1)).map((comment) => comment.body)).toHaveLength(3);
    expect((await listActivity(access, 'support/answer', { limit: 1 })).items[0]).toMatchObject({
      kind: 'commented',
      version: 1,
      data: { message: 'I see.' },
    });
    await expect(addComment(access, 'support/answer', { version: 9, body: 'x' })).rejects.toThrow(status(404));
    const stray = addComment(access, 'support/answer', { version: 1, body: 'x', parentId: 'pcm_none' });
    await expect(stray).rejects.toThrow(status(422));
  });

  it('are changed by their author, settled by anybody, and taken away with a way back', async () => {
    const { id } = await addComment(access, 'support/answer', { version: 1, body: 'Hm' });
    await expect(changeComment(colleague, 'support/answer', id, { body: 'Mine' })).rejects.toThrow(status(403));
    await expect(deleteComment(colleague, 'support/answer', id)).rejects.toThrow(status(403));
    expect(await changeComment(colleague, 'support/answer', id, { resolved: true })).toMatchObject({
      body: 'Hm',
      resolvedAt: expect.any(String) as string,
    });
    expect(await changeComment(access, 'support/answer', id, { body: 'Aha', resolved: false })).toMatchObject({
      body: 'Aha',
      resolvedAt: null,
      editedAt: expect.any(String) as string,
    });
    await deleteComment(access, 'support/answer', id);
    expect(await listComments(access, 'support/answer')).toEqual([]);
    await expect(changeComment(access, 'support/answer', id, { body: 'x' })).rejects.toThrow(status(404));
    expect(await restoreComment(access, 'support/answer', id)).toMatchObject({ body: 'Aha' });
  });
});

describe('the list of prompts', () => {
  const names = async (filter: Parameters<typeof listPrompts>[1] | object) =>
    (await listPrompts(access, { limit: 50, ...filter })).items.map((item) => item.name);

  it('is searched by name, text and tag, and narrowed to a folder', async () => {
    await prompt('legal/summary', 'Summarise 100 % of it_all', ['contracts']);
    expect(await names({ q: 'COMPANY' })).toEqual(['support/answer']);
    expect(await names({ q: 'answ' })).toEqual(['support/answer']);
    expect(await names({ q: 'contr' })).toEqual(['legal/summary']);
    expect(await names({ q: '100 % of it_' })).toEqual(['legal/summary']);
    expect(await names({ q: '1__' })).toEqual([]);
    expect(await names({ tag: 'faq' })).toEqual(['support/answer']);
    expect(await names({ folder: 'legal' })).toEqual(['legal/summary']);
    expect(await names({ folder: 'leg' })).toEqual([]);
    expect(await names({ limit: 1, cursor: 'legal/summary' })).toEqual(['support/answer']);
  });

  it('leaves out what was archived, which can’t be changed until it is brought back', async () => {
    await updatePrompt(access, 'support/answer', { archived: true });
    expect(await names({})).toEqual([]);
    expect(await names({ archived: true })).toEqual(['support/answer']);
    const messages = [{ role: 'user' as const, content: 'new' }];
    const saving = saveVersion(access, 'support/answer', { messages, message: 'm' });
    await expect(saving).rejects.toThrow(status(409));
    expect(await updatePrompt(access, 'support/answer', { archived: false })).toMatchObject({ archivedAt: null });
    expect(await names({})).toEqual(['support/answer']);
    expect((await listActivity(access, 'support/answer', { limit: 2 })).items.map((item) => item.kind)).toEqual([
      'unarchived',
      'archived',
    ]);
  });
});
