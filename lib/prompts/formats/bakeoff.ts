import { stringify } from 'yaml';
import { isRecord, nameOfFile, textOf, unknownFields, UnreadableFileError, type PromptFormat } from './carried-prompt';
import { readMessages } from './read-messages';
import { readYaml } from './read-yaml';

export const BAKEOFF_EXTENSION = '.prompt.yaml';
const FIELDS = ['examples', 'examplesAs', 'parameters', 'outputSchema', 'tools', 'retrieval'] as const;

/** Our own files, for a folder in git: a prompt each, named by its path, with everything that a version is made of. */
export const bakeoff: PromptFormat = {
  id: 'bakeoff',
  label: 'Bakeoff (.prompt.yaml)',
  extension: BAKEOFF_EXTENSION,
  recognises: ({ path }) => path.toLowerCase().endsWith(BAKEOFF_EXTENSION),
  read({ path, text }) {
    const given = readYaml(text);
    if (!isRecord(given) || !Array.isArray(given.messages)) {
      throw new UnreadableFileError('It has no list of messages.');
    }
    const { messages, lost } = readMessages(given.messages);
    const rest = Object.fromEntries(
      FIELDS.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])),
    );
    const tags = Array.isArray(given.tags) ? given.tags.filter((tag) => typeof tag === 'string') : undefined;
    return [
      {
        name: nameOfFile(path, BAKEOFF_EXTENSION),
        ...(textOf(given.description) === undefined ? {} : { description: textOf(given.description) ?? '' }),
        ...(tags ? { tags } : {}),
        content: { messages, ...rest },
        lost: [...lost, ...unknownFields(given, ['format', 'description', 'tags', 'messages', ...FIELDS])],
      },
    ];
  },
  write({ description, tags, content: { messages, ...rest } }) {
    const fields = FIELDS.flatMap((field) => (rest[field] === undefined ? [] : [[field, rest[field]] as const]));
    const written = {
      format: 1,
      ...(description ? { description } : {}),
      ...(tags?.length ? { tags } : {}),
      messages,
      ...Object.fromEntries(fields),
    };
    return {
      text: stringify(written, { lineWidth: 0, aliasDuplicateObjects: false, blockQuote: 'literal' }),
      lost: [],
    };
  },
};
