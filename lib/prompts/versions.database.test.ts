import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '@/lib/auth/schema';
import { disconnect, newId } from '@/lib/db';
import { makeWorkspace } from '@/lib/testing';
import {
  compareVersions,
  createPrompt,
  deletePrompt,
  discardDraft,
  getDraft,
  getPrompt,
  getPromptVersion,
  listPrompts,
  listVersions,
  mergeWithVersion,
  moveLabel,
  purgeDeletedPrompts,
  removeLabel,
  renderPrompt,
  restorePrompt,
  saveDraft,
  saveVersion,
  updatePrompt,
} from '.';
import type { PromptContent } from './schema';

const content = (text: string): PromptContent => ({ messages: [{ role: 'user', content: text }] });
const status = (value: number) => expect.objectContaining({ status: value }) as Error;

let access: Access;
beforeEach(async () => {
  ({ access } = await makeWorkspace());
});
afterAll(disconnect);

async function promptWith(name: string, ...texts: string[]) {
  await createPrompt(access, { name });
  for (const text of texts) await saveVersion(access, name, { ...content(text), message: text });
}

describe('versions', () => {
  it('are numbered, immutable and found by number, label and latest', async () => {
    await promptWith('support/answer', 'one {{question}}', 'two {{question}}');
    await moveLabel(access, 'support/answer', 'production', { version: 1 });
    const production = await getPromptVersion(access, 'support/answer');
    expect(production).toMatchObject({
      prompt: 'support/answer',
      version: 1,
      message: 'one {{question}}',
      variables: ['question'],
      labels: ['production'],
      author: { id: access.userId, name: access.name },
      description: '',
      tags: [],
    });
    expect(await getPromptVersion(access, 'support/answer', { label: 'latest' })).toMatchObject({ version: 2 });
    expect(await getPromptVersion(access, 'support/answer', { version: 2 })).toMatchObject({ labels: ['latest'] });
    await expect(getPromptVersion(access, 'support/answer', { label: 'staging' })).rejects.toThrow(status(404));
    await expect(getPromptVersion(access, 'support/answer', { version: 9 })).rejects.toThrow(status(404));
    await expect(getPromptVersion(access, 'nobody')).rejects.toThrow(status(404));
  });

  it('are not made again for the same content', async () => {
    await promptWith('p', 'one');
    const again = await saveVersion(access, 'p', { ...content('one'), message: 'again', baseVersion: 0 });
    expect(again).toMatchObject({ created: false, version: { version: 1, message: 'one' } });
  });

  it('conflict when the base is no longer the newest, and say what is', async () => {
    await promptWith('p', 'one', 'two');
    const saving = saveVersion(access, 'p', { ...content('mine'), message: 'mine', baseVersion: 1 });
    await expect(saving).rejects.toMatchObject({ status: 409, extra: { latest: { version: 2, message: 'two' } } });
    expect(await getPrompt(access, 'p')).toMatchObject({ latestVersion: 2 });
  });

  it('saved by many at once are all kept under numbers of their own', async () => {
    await promptWith('p');
    const texts = Array.from({ length: 12 }, (_, i) => `text ${i}`);
    const saved = await Promise.all(texts.map((text) => saveVersion(access, 'p', { ...content(text), message: text })));
    expect(saved.map(({ version }) => version.version).sort((a, b) => a - b)).toEqual(texts.map((_, i) => i + 1));
    const { items } = await listVersions(access, 'p', { limit: 50 });
    expect(items.map((item) => item.message).sort()).toEqual([...texts].sort());
  });

  it('saved by two people on one base: one is saved, the other told', async () => {
    await promptWith('p', 'base');
    const outcomes = await Promise.allSettled(
      ['mine', 'theirs'].map((text) => saveVersion(access, 'p', { ...content(text), message: text, baseVersion: 1 })),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ status: 409 });
    expect((await listVersions(access, 'p', { limit: 50 })).items).toHaveLength(2);
  });

  it('hold everything that shapes an answer, and know what they were made from', async () => {
    await promptWith('p', 'one {{question}}');
    const whole: PromptContent = {
      ...content('two {{question}}'),
      examples: [{ input: { question: 'a' }, output: 'b' }],
      examplesAs: 'inline',
      parameters: { model: 'openai/gpt-5', temperature: 0 },
      outputSchema: { type: 'object' },
      tools: [{ name: 'look_up', inputSchema: { type: 'object' } }],
      retrieval: { indexId: 'idx_1', mode: 'hybrid', topK: 3 },
    };
    const { version } = await saveVersion(access, 'p', { ...whole, message: 'All of it' });
    expect(version).toMatchObject({ ...whole, version: 2, parent: 1 });
    expect(await getPromptVersion(access, 'p', { version: 1 })).toMatchObject({ parent: null });
    const again = await saveVersion(access, 'p', { ...whole, message: 'again' });
    expect(again.created).toBe(false);
    const turns = await saveVersion(access, 'p', { ...whole, examplesAs: 'turns', message: 'Turns' });
    const { examplesAs: _inline, ...unsaid } = whole;
    expect(await saveVersion(access, 'p', { ...unsaid, message: 'the same' })).toMatchObject({
      created: false,
      version: { hash: turns.version.hash },
    });
    const diff = await compareVersions(access, 'p', { from: 2, to: 3, unit: 'words' });
    expect(diff).toMatchObject({ changes: 1, examples: [{ path: 'as', status: 'removed', from: 'inline' }] });
  });

  it('come in pages, newest first', async () => {
    await promptWith('p', 'a', 'b', 'c');
    const first = await listVersions(access, 'p', { limit: 2 });
    expect(first.items.map((item) => item.version)).toEqual([3, 2]);
    const second = await listVersions(access, 'p', { limit: 2, cursor: first.nextCursor ?? '' });
    expect([second.items.map((item) => item.version), second.nextCursor]).toEqual([[1], null]);
  });

  it('keep whatever names people give', async () => {
    await createPrompt(access, { name: 'p' });
    const input = JSON.parse('{"__proto__":"p","constructor":"c"}') as Record<string, string>;
    const examples = [{ input, output: 'o' }];
    const { version } = await saveVersion(access, 'p', { ...content('{{__proto__}}'), examples, message: 'm' });
    expect(Object.keys(version.examples?.[0]?.input ?? {}).sort()).toEqual(['__proto__', 'constructor']);
    const rendered = await renderPrompt(access, 'p', { version: 1, variables: input });
    expect(rendered.messages.map((message) => message.content)).toEqual(['p', 'o', 'p']);
  });

  it('refuse retrieved text in a system message, also through an include', async () => {
    await promptWith('passages', '{{context}}');
    await createPrompt(access, { name: 'p' });
    for (const text of ['Use {{ context }}', '{{> passages@latest}}']) {
      const saving = saveVersion(access, 'p', { messages: [{ role: 'system', content: text }], message: 'm' });
      await expect(saving).rejects.toMatchObject({ status: 422, errors: [{ path: 'messages.0.content' }] });
    }
    await expect(saveVersion(access, 'p', { ...content('{{> p@latest}}'), message: 'm' })).rejects.toThrow('itself');
  });

  it('differ by words and parameters', async () => {
    await promptWith('p', 'be brief');
    await saveVersion(access, 'p', { ...content('be kind'), parameters: { temperature: 1 }, message: '' });
    const diff = await compareVersions(access, 'p', { from: 1, to: 2, unit: 'words' });
    expect(diff).toMatchObject({ from: 1, to: 2, changes: 2, parameters: [{ path: 'temperature', status: 'added' }] });
  });

  it('merge an unsaved change with the version that came in between', async () => {
    await promptWith('p', 'Answer in one sentence, politely.', 'Answer in two sentences, politely.');
    const mine = content('Answer in one sentence, briefly.');
    const merged = await mergeWithVersion(access, 'p', { baseVersion: 1, theirVersion: 2, content: mine });
    expect(merged.content).toEqual(content('Answer in two sentences, briefly.'));
    expect(merged).toMatchObject({ conflicts: [], base: content('Answer in one sentence, politely.') });
  });
});

describe('rendering', () => {
  it('fills, includes and counts', async () => {
    await promptWith('tone', 'Be {{tone}}.');
    await promptWith('p', '{{> tone@latest}} {{question}}');
    const rendered = await renderPrompt(access, 'p', { label: 'latest', variables: { tone: 'kind', extra: '1' } });
    expect(rendered).toMatchObject({
      messages: [{ role: 'user', content: 'Be kind. {{question}}' }],
      missing: ['question'],
      unused: ['extra'],
    });
    expect(rendered.tokens).toBeGreaterThan(5);
  });
});

describe('labels', () => {
  it('move only from where the mover saw them', async () => {
    await promptWith('p', 'a', 'b');
    await moveLabel(access, 'p', 'production', { version: 1, expectedVersion: null });
    await moveLabel(access, 'p', 'production', { version: 2, expectedVersion: 1 });
    await expect(moveLabel(access, 'p', 'production', { version: 1, expectedVersion: 1 })).rejects.toMatchObject({
      status: 409,
      extra: { current: 2 },
    });
    await expect(moveLabel(access, 'p', 'production', { version: 9 })).rejects.toThrow(status(404));
    await expect(moveLabel(access, 'p', 'latest', { version: 1 })).rejects.toThrow(status(422));
    await removeLabel(access, 'p', 'production');
    await expect(removeLabel(access, 'p', 'production')).rejects.toThrow(status(404));
  });

  it('that are protected move only by the hand of an admin', async () => {
    await promptWith('p', 'a', 'b');
    await updatePrompt(access, 'p', { protectedLabels: ['production'] });
    for (const other of [{ kind: 'key' as const }, { role: 'editor' as const }]) {
      const mover = { ...access, ...other };
      await expect(moveLabel(mover, 'p', 'production', { version: 1 })).rejects.toThrow(status(403));
      await expect(removeLabel(mover, 'p', 'production')).rejects.toThrow(status(403));
      await expect(updatePrompt(mover, 'p', { protectedLabels: [] })).rejects.toThrow(status(403));
      await moveLabel(mover, 'p', 'staging', { version: 1 });
    }
    expect(await moveLabel(access, 'p', 'production', { version: 1 })).toMatchObject({ version: 1, protected: true });
  });
});

describe('prompts', () => {
  it('are listed by name with their labels and last change', async () => {
    await promptWith('b/two', 'x');
    await promptWith('a');
    const first = await listPrompts(access, { limit: 1 });
    expect(first).toMatchObject({ items: [{ name: 'a', latestVersion: null, lastChange: null }], nextCursor: 'a' });
    const second = await listPrompts(access, { limit: 1, cursor: 'a' });
    expect(second.items).toMatchObject([
      { name: 'b/two', latestVersion: 1, lastChange: { author: { name: access.name } } },
    ]);
    await expect(createPrompt(access, { name: 'a' })).rejects.toThrow(status(409));
  });

  it('come back after being deleted, unless their name was taken or it is too late', async () => {
    await promptWith('p', 'x');
    await deletePrompt(access, 'p');
    await expect(getPromptVersion(access, 'p', { version: 1 })).rejects.toThrow(status(404));
    await expect(saveVersion(access, 'p', { ...content('y'), message: '' })).rejects.toThrow(status(404));
    expect(await restorePrompt(access, 'p')).toMatchObject({ name: 'p', latestVersion: 1 });
    await deletePrompt(access, 'p');
    await createPrompt(access, { name: 'p' });
    await expect(restorePrompt(access, 'p')).rejects.toThrow(status(409));
    await purgeDeletedPrompts(new Date(Date.now() + 11 * 60_000));
    await deletePrompt(access, 'p');
    expect(await restorePrompt(access, 'p')).toMatchObject({ latestVersion: null });
  });

  it('are renamed with their versions and labels, but never to a name that is taken', async () => {
    await promptWith('old', 'one');
    await moveLabel(access, 'old', 'production', { version: 1 });
    await createPrompt(access, { name: 'taken' });
    await expect(updatePrompt(access, 'old', { name: 'taken' })).rejects.toThrow(status(409));
    expect(await updatePrompt(access, 'old', { name: 'folder/new' })).toMatchObject({ name: 'folder/new' });
    expect(await getPromptVersion(access, 'folder/new')).toMatchObject({
      version: 1,
      labels: ['production', 'latest'],
    });
    await expect(getPrompt(access, 'old')).rejects.toThrow(status(404));
  });

  it('of another workspace are not there, whatever is tried', async () => {
    await promptWith('p', 'x');
    const { access: other } = await makeWorkspace();
    const tries = [
      () => getPrompt(other, 'p'),
      () => getPromptVersion(other, 'p', { version: 1 }),
      () => listVersions(other, 'p', { limit: 5 }),
      () => saveVersion(other, 'p', { ...content('y'), message: '' }),
      () => moveLabel(other, 'p', 'production', { version: 1 }),
      () => removeLabel(other, 'p', 'production'),
      () => compareVersions(other, 'p', { from: 1, to: 1, unit: 'words' }),
      () => renderPrompt(other, 'p', { version: 1, variables: {} }),
      () => updatePrompt(other, 'p', { description: 'y' }),
      () => deletePrompt(other, 'p'),
      () => restorePrompt(other, 'p'),
      () => saveDraft(other, 'p', { content: content('y'), baseVersion: 0 }),
      () => getDraft(other, 'p'),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(status(404));
    await createPrompt(other, { name: 'including' });
    const include = saveVersion(other, 'including', { ...content('{{> p@latest}}'), message: '' });
    await expect(include).rejects.toThrow(status(422));
  });
});

describe('drafts', () => {
  it('are one per person, replaced by the next and gone with the saved version', async () => {
    await promptWith('p', 'x');
    const colleague = { ...access, userId: newId('usr') };
    await saveDraft(access, 'p', { content: content('first'), baseVersion: 1 });
    await saveDraft(access, 'p', { content: content('second'), baseVersion: 1 });
    expect(await getDraft(access, 'p')).toMatchObject({ content: content('second'), baseVersion: 1 });
    expect(await getDraft(colleague, 'p')).toBeNull();
    await saveVersion({ ...access, kind: 'key' }, 'p', { ...content('by a program'), message: '' });
    expect(await getDraft(access, 'p')).not.toBeNull();
    await saveVersion(access, 'p', { ...content('second'), message: '' });
    expect(await getDraft(access, 'p')).toBeNull();
    await saveDraft(access, 'p', { content: content('third'), baseVersion: 2 });
    await discardDraft(access, 'p');
    expect(await getDraft(access, 'p')).toBeNull();
  });
});
