import {
  asName,
  isRecord,
  textOf,
  unknownFields,
  UnreadableFileError,
  type CarriedPrompt,
  type PromptFormat,
} from './carried-prompt';
import { readSettings, writeSettings } from './model-settings';
import { readMessages } from './read-messages';
import { readJson } from './read-yaml';

const OURS = ['examples', 'examplesAs', 'outputSchema', 'tools', 'retrieval'] as const;
/** Langfuse's way of including a prompt in another. */
const REFERENCE = /@@@langfusePrompt:name=([^|@]+)\|(?:label|version)=([^|@]+)@@@/g;

/** What Langfuse's API and its exports say about a prompt: one, or a list. */
export const langfuse: PromptFormat = {
  id: 'langfuse',
  label: 'Langfuse (.json)',
  extension: '.json',
  recognises({ path, text }) {
    return /\.json$/i.test(path) && /"prompt"\s*:/.test(text) && /"(?:type|labels|config)"\s*:/.test(text);
  },
  read({ text }) {
    const given = readJson(text);
    const list = isRecord(given) && Array.isArray(given.data) ? given.data : Array.isArray(given) ? given : [given];
    return list.map(readOne);
  },
  write({ name, version, labels, tags, message, content: { messages, parameters, ...rest } }) {
    const { model } = parameters ?? {};
    const own = OURS.flatMap((field) => (rest[field] === undefined ? [] : [[field, rest[field]] as const]));
    const config = {
      ...(model === undefined ? {} : { model }),
      ...writeSettings(parameters),
      ...Object.fromEntries(own),
    };
    const written = {
      name,
      version,
      type: 'chat',
      prompt: messages,
      config,
      labels,
      tags: tags ?? [],
      commitMessage: message ?? null,
    };
    return { text: `${JSON.stringify(written, null, 2)}\n`, lost: [] };
  },
};

function readOne(given: unknown): CarriedPrompt {
  if (!isRecord(given) || typeof given.name !== 'string')
    throw new UnreadableFileError('It holds no prompt with a name.');
  const { prompt } = given;
  if (typeof prompt !== 'string' && !Array.isArray(prompt))
    throw new UnreadableFileError('Its prompt is neither text nor messages.');
  const placeholders = Array.isArray(prompt)
    ? prompt.filter((item) => isRecord(item) && item.type === 'placeholder')
    : [];
  const said = Array.isArray(prompt)
    ? prompt.filter((item) => !placeholders.includes(item))
    : [{ role: 'user', content: prompt }];
  const { messages, lost } = readMessages(said);
  const config = isRecord(given.config) ? given.config : {};
  const settings = readSettings(config, ['model', ...OURS]);
  const parameters = {
    ...(textOf(config.model) === undefined ? {} : { model: modelName(String(config.model)) }),
    ...settings.parameters,
  };
  const own = OURS.flatMap((field) => (config[field] === undefined ? [] : [[field, config[field]] as const]));
  const labels = Array.isArray(given.labels)
    ? given.labels.filter((label) => typeof label === 'string' && label !== 'latest')
    : [];
  return {
    name: asName(given.name),
    ...(Array.isArray(given.tags) ? { tags: given.tags.filter((tag) => typeof tag === 'string') } : {}),
    ...(textOf(given.commitMessage) ? { message: textOf(given.commitMessage) ?? '' } : {}),
    content: {
      messages: messages.map(({ role, content }) => ({
        role,
        content: content.replaceAll(
          REFERENCE,
          (_all, name: string, label: string) => `{{> ${asName(name)}@${label.trim()}}}`,
        ),
      })),
      ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
      ...Object.fromEntries(own),
    },
    lost: [
      ...lost,
      ...placeholders.map((item) => `the message placeholder ${isRecord(item) ? String(item.name) : ''}`),
      ...settings.lost.map((field) => `config.${field}`),
      ...(labels.length > 0 ? [`the labels ${labels.join(', ')}: an import moves no label`] : []),
      ...unknownFields(given, [
        'id',
        'createdAt',
        'updatedAt',
        'projectId',
        'createdBy',
        'isActive',
        'name',
        'version',
        'type',
        'prompt',
        'config',
        'labels',
        'tags',
        'commitMessage',
        'resolutionGraph',
      ]),
    ],
  };
}

/** Langfuse's models have no provider before their name; the one that is meant by a bare name is OpenAI's. */
export function modelName(name: string): string {
  return name.includes('/') ? name : `openai/${name}`;
}
