import { stringify } from 'yaml';
import {
  asName,
  isRecord,
  nameOfFile,
  textOf,
  unknownFields,
  UnreadableFileError,
  type CarriedMessage,
  type PromptFormat,
} from './carried-prompt';
import { readSettings } from './model-settings';
import { fromPicoschema } from './picoschema';
import { templateLosses } from './read-messages';
import { readYaml } from './read-yaml';

const OURS = ['examples', 'examplesAs', 'tools', 'retrieval'] as const;
const FRONT = /^---[ \t]*\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)/;
const ROLE = /\{\{[~\s]*role\s+["'](\w+)["'][~\s]*\}\}[ \t]*\r?\n?/g;

/** dotprompt's files: settings as YAML, then the template. What it has no words for travels in `metadata.bakeoff`. */
export const dotprompt: PromptFormat = {
  id: 'dotprompt',
  label: 'dotprompt (.prompt)',
  extension: '.prompt',
  recognises: ({ path }) => /\.prompt$/i.test(path),
  read({ path, text }) {
    const front = FRONT.exec(text);
    const given = front?.[1]?.trim() ? readYaml(front[1]) : {};
    if (!isRecord(given)) throw new UnreadableFileError('Its front matter is no list of fields.');
    const lost: string[] = [];
    const messages = splitRoles(text.slice(front?.[0].length ?? 0), lost);
    const config = isRecord(given.config) ? given.config : {};
    const settings = readSettings(config);
    lost.push(...settings.lost.map((field) => `config.${field}`));
    const model = textOf(given.model);
    const parameters = { ...(model === undefined ? {} : { model: readModel(model, lost) }), ...settings.parameters };
    const output = isRecord(given.output) ? given.output : {};
    const outputSchema = output.schema === undefined ? null : fromPicoschema(output.schema);
    if (output.schema !== undefined && !outputSchema)
      lost.push(`the output schema ${String(output.schema)}, which is kept elsewhere`);
    if (output.format !== undefined && output.format !== 'json' && output.format !== 'text')
      lost.push(`output.format ${String(output.format)}`);
    if (given.input !== undefined)
      lost.push(...unknownFields(isRecord(given.input) ? given.input : { value: given.input }, [], 'input.'));
    const metadata = isRecord(given.metadata) ? given.metadata : {};
    const own = isRecord(metadata.bakeoff) ? metadata.bakeoff : {};
    if (Array.isArray(given.tools) && !own.tools)
      lost.push(`the tools ${given.tools.map(String).join(', ')}, which are defined elsewhere`);
    lost.push(
      ...unknownFields(given, [
        'name',
        'variant',
        'model',
        'config',
        'input',
        'output',
        'tools',
        'metadata',
        'description',
      ]),
    );
    lost.push(...unknownFields(metadata, ['bakeoff'], 'metadata.'));
    if (given.variant !== undefined) lost.push(`variant ${String(given.variant)}: it is part of the name now`);
    const name = textOf(given.name) ?? nameOfFile(path, '.prompt');
    return [
      {
        name: asName(given.variant === undefined ? name : `${name}.${String(given.variant)}`),
        ...(textOf(given.description) ? { description: textOf(given.description) ?? '' } : {}),
        ...(Array.isArray(own.tags) ? { tags: own.tags.filter((tag) => typeof tag === 'string') } : {}),
        content: {
          messages,
          ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
          ...(outputSchema ? { outputSchema } : {}),
          ...Object.fromEntries(OURS.flatMap((field) => (own[field] === undefined ? [] : [[field, own[field]]]))),
        },
        lost: [...lost, ...templateLosses(messages)],
      },
    ];
  },
  write({ name, description, tags, content: { messages, parameters = {}, outputSchema, ...rest } }) {
    const { model, ...config } = parameters;
    const own = Object.fromEntries(OURS.flatMap((field) => (rest[field] === undefined ? [] : [[field, rest[field]]])));
    const bakeoff = { ...(tags?.length ? { tags } : {}), ...own };
    const tools = Array.isArray(rest.tools) ? rest.tools.filter(isRecord).map((tool) => tool.name) : [];
    const front = {
      name,
      ...(description ? { description } : {}),
      ...(model === undefined ? {} : { model }),
      ...(Object.keys(config).length > 0 ? { config } : {}),
      ...(tools.length > 0 ? { tools } : {}),
      ...(outputSchema ? { output: { format: 'json', schema: { type: 'object', ...outputSchema } } } : {}),
      ...(Object.keys(bakeoff).length > 0 ? { metadata: { bakeoff } } : {}),
    };
    const body = messages.map(({ role, content }) => `{{role "${role === 'assistant' ? 'model' : role}"}}\n${content}`);
    const lost = [
      ...messages.flatMap(({ content }, index) =>
        /\{\{[~\s]*role\s/.test(content) ? [`that message ${index + 1} holds {{role …}} as text`] : [],
      ),
      ...(messages.some(({ content }) => /\{\{>/.test(content))
        ? ['includes: dotprompt’s partials have no labels']
        : []),
    ];
    return {
      text: `---\n${stringify(front, { lineWidth: 0, aliasDuplicateObjects: false })}---\n${body.join('\n')}`,
      lost,
    };
  },
};

/** The template's messages; what stands before the first role is the user's. */
function splitRoles(template: string, lost: string[]): CarriedMessage[] {
  const marks = [...template.matchAll(ROLE)];
  const before = template.slice(0, marks[0]?.index ?? template.length);
  const messages: CarriedMessage[] = before.trim() === '' ? [] : [{ role: 'user', content: before.trim() }];
  marks.forEach((mark, index) => {
    const start = mark.index + mark[0].length;
    const next = marks[index + 1];
    // The line break before the next mark belongs to the mark.
    const content = template.slice(start, next?.index).replace(next ? /\r?\n$/ : /(?!)/, '');
    const role = mark[1] === 'model' ? 'assistant' : mark[1];
    if (role === 'system' || role === 'user' || role === 'assistant') messages.push({ role, content });
    else lost.push(`a message with the role “${role ?? ''}”`);
  });
  if (messages.length === 0) throw new UnreadableFileError('It has no template.');
  return messages;
}

/** `googleai/gemini-…` and `vertexai/…` are named as our connections are. */
function readModel(model: string, lost: string[]): string {
  if (model.includes('/')) return model.replace(/^googleai\//, 'google/').replace(/^vertexai\//, 'vertex/');
  lost.push(`whose model ${model} is: it is taken for OpenAI’s`);
  return `openai/${model}`;
}
