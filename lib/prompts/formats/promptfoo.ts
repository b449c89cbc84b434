import { stringify } from 'yaml';
import {
  asName,
  isRecord,
  nameOfFile,
  textOf,
  unknownFields,
  UnreadableFileError,
  type CarriedContent,
  type CarriedPrompt,
  type PromptFile,
  type PromptFormat,
} from './carried-prompt';
import { readOpenAiExtras, readSettings, writeOpenAiExtras, writeSettings } from './model-settings';
import { readMessages, templateLosses } from './read-messages';
import { readJson, readYaml } from './read-yaml';

/** Words between the provider and the model that promptfoo knows and we don't need. */
const KINDS = new Set(['chat', 'messages', 'responses', 'completion', 'text']);
const CODE = /\.(?:[cm]?[jt]s|py|rb|go|sh)(?::\w+)?$/i;

/** promptfoo's configuration: each of its prompts becomes one of ours, on the first provider that it names. */
export const promptfoo: PromptFormat = {
  id: 'promptfoo',
  label: 'promptfoo (.yaml)',
  extension: '.yaml',
  recognises: ({ path, text }) => /\.ya?ml$/i.test(path) && /^prompts\s*:/m.test(text),
  read(file, others) {
    const given = readYaml(file.text);
    if (!isRecord(given)) throw new UnreadableFileError('It is no configuration.');
    const prompts = typeof given.prompts === 'string' ? [given.prompts] : given.prompts;
    if (!Array.isArray(prompts) || prompts.length === 0) throw new UnreadableFileError('It has no prompts.');
    const provider = readProviders(given.providers ?? given.targets);
    const lost = [...provider.lost, ...configurationLosses(given)];
    const folder = nameOfFile(file.path, '.yaml').replace(/(?:^|\/)promptfooconfig$/, '');
    return prompts.map((prompt: unknown, index) => readPrompt(prompt, index, { file, others, folder, provider, lost }));
  },
  write({ name, description, content }) {
    const { model } = content.parameters ?? {};
    const config = { ...writeSettings(content.parameters), ...writeOpenAiExtras(content) };
    const [only] = content.messages;
    const isText = content.messages.length === 1 && only?.role === 'user' && !only.content.trimStart().startsWith('[');
    const written = {
      ...(description ? { description } : {}),
      prompts: [{ label: name, raw: isText ? only.content : JSON.stringify(content.messages, null, 2) }],
      providers: [
        {
          id: typeof model === 'string' ? providerId(model) : 'echo',
          ...(Object.keys(config).length > 0 ? { config } : {}),
        },
      ],
    };
    const lost = [
      ...unknownFields({ ...content }, ['messages', 'parameters', 'tools', 'outputSchema']),
      ...(model === undefined ? ['a model: the provider echo stands in its place'] : []),
    ];
    return { text: stringify(written, { lineWidth: 0, aliasDuplicateObjects: false }), lost };
  },
};

interface Providers {
  parameters: Record<string, unknown>;
  extras: Pick<CarriedContent, 'tools' | 'outputSchema'>;
  lost: string[];
}

function readProviders(given: unknown): Providers {
  const list = given === undefined ? [] : Array.isArray(given) ? given : [given];
  const [first, ...others] = list.map((item: unknown) => {
    if (typeof item === 'string') return { id: item, config: {} };
    if (!isRecord(item)) return { id: '', config: {} };
    // `- openai:gpt-5: { config: … }` is another way of writing an id.
    const [key] = Object.keys(item);
    const inner = item.id === undefined && key !== undefined && isRecord(item[key]) ? item[key] : item;
    return { id: textOf(item.id) ?? key ?? '', config: isRecord(inner.config) ? inner.config : {} };
  });
  const lost = others.map((other) => `the provider ${other.id}: a version has one model`);
  if (!first) return { parameters: {}, extras: {}, lost };
  const model = modelOf(first.id);
  if (model === null && first.id !== 'echo') lost.push(`the provider ${first.id}, which names no model`);
  const { lost: notSet, parameters } = readSettings(first.config, ['tools', 'response_format']);
  const { lost: notRead, ...extras } = readOpenAiExtras(first.config);
  return {
    parameters: { ...(model === null ? {} : { model }), ...parameters },
    extras,
    lost: [...lost, ...notRead, ...notSet.map((field) => `providers.config.${field}`)],
  };
}

/** `openai:chat:gpt-5` is `openai/gpt-5` here; files and addresses name no model. */
function modelOf(id: string): string | null {
  if (/^(?:file|https?|exec|python|package):/i.test(id) || CODE.test(id)) return null;
  const [provider = '', ...rest] = id.split(':');
  const model = KINDS.has(rest[0] ?? '') ? rest.slice(1) : rest;
  return provider === '' || model.length === 0 ? null : `${provider}/${model.join(':')}`;
}

function providerId(model: string): string {
  const slash = model.indexOf('/');
  const [provider, name] = [model.slice(0, slash), model.slice(slash + 1)];
  if (provider === 'openai') return `openai:chat:${name}`;
  return provider === 'anthropic' ? `anthropic:messages:${name}` : `${provider}:${name}`;
}

function configurationLosses(given: Record<string, unknown>): string[] {
  const known = ['$schema', 'description', 'prompts', 'providers', 'targets'];
  return unknownFields(given, known).map((field) => {
    const value = given[field];
    if (field === 'tests' && Array.isArray(value)) return `${value.length} tests: they belong into a dataset`;
    return field;
  });
}

interface Around {
  file: PromptFile;
  others: readonly PromptFile[];
  folder: string;
  provider: Providers;
  lost: readonly string[];
}

function readPrompt(prompt: unknown, index: number, around: Around): CarriedPrompt {
  const { file, others, folder, provider } = around;
  const lost = [...around.lost];
  const raw = isRecord(prompt)
    ? (textOf(prompt.raw) ?? textOf(prompt.id) ?? textOf(prompt.path) ?? '')
    : String(prompt);
  const label = isRecord(prompt) ? textOf(prompt.label) : undefined;
  if (isRecord(prompt)) lost.push(...unknownFields(prompt, ['raw', 'id', 'path', 'label'], 'prompts.'));
  let said = raw;
  let from = file.path;
  if (/^file:\/\//i.test(raw)) {
    const path = raw.replace(/^file:\/\//i, '').replace(/^\.\//, '');
    if (CODE.test(path)) throw new UnreadableFileError(`The prompt ${path} is a program, and nothing is run.`);
    const other = others.find((candidate) => candidate.path === path || candidate.path.endsWith(`/${path}`));
    if (!other)
      throw new UnreadableFileError(`The prompt ${path} is a file of its own: choose it together with this one.`);
    [said, from] = [other.text, other.path];
  }
  const messages = messagesIn(said, from, lost);
  const isFile = from !== file.path;
  const own = label ?? (isFile ? nameOfFile(from, '') : `prompt-${index + 1}`);
  const name = asName(folder === '' || isFile ? own : `${folder}/${own}`);
  const { parameters, extras } = provider;
  return {
    name,
    content: { messages, ...(Object.keys(parameters).length > 0 ? { parameters } : {}), ...extras },
    lost: [...lost, ...templateLosses(messages)],
  };
}

/** A prompt is one text, or messages written as JSON or YAML. */
function messagesIn(said: string, path: string, lost: string[]): CarriedPrompt['content']['messages'] {
  const isJson = /^\s*\[\s*\{/.test(said);
  const isYaml = /\.ya?ml$/i.test(path) && /^\s*-\s+role\s*:/m.test(said);
  if (isJson || isYaml) {
    const given = isJson ? readJson(said) : readYaml(said);
    if (Array.isArray(given)) {
      const read = readMessages(given);
      lost.push(...read.lost);
      if (read.messages.length > 0) return read.messages;
    }
  }
  return [{ role: 'user', content: said }];
}
