import { isRecord, nameOfFile, textOf, unknownFields, UnreadableFileError, type PromptFormat } from './carried-prompt';
import { modelName } from './langfuse';
import { readOpenAiExtras, readSettings, writeOpenAiExtras, writeSettings } from './model-settings';
import { readMessages, templateLosses } from './read-messages';
import { readJson } from './read-yaml';

/** A request to OpenAI's chat completions (`messages`) or responses (`instructions`, `input`), as its tools save prompts. */
export const openai: PromptFormat = {
  id: 'openai',
  label: 'OpenAI (.json)',
  extension: '.json',
  recognises: ({ path, text }) => /\.json$/i.test(path) && /"(?:messages|input|instructions)"\s*:/.test(text),
  read({ path, text }) {
    const given = readJson(text);
    if (!isRecord(given)) throw new UnreadableFileError('It is no request to OpenAI.');
    const instructions = textOf(given.instructions);
    const said = Array.isArray(given.messages) ? given.messages : Array.isArray(given.input) ? given.input : [];
    const asked = typeof given.input === 'string' ? [{ role: 'user', content: given.input }] : said;
    const { messages, lost } = readMessages([
      ...(instructions === undefined ? [] : [{ role: 'system', content: instructions }]),
      ...asked,
    ]);
    if (messages.length === 0) throw new UnreadableFileError('It has no messages.');
    const extras = readOpenAiExtras(given);
    const settings = readSettings(given, [
      'model',
      'messages',
      'input',
      'instructions',
      'tools',
      'response_format',
      'name',
    ]);
    const model = textOf(given.model);
    const parameters = { ...(model === undefined ? {} : { model: modelName(model) }), ...settings.parameters };
    return [
      {
        name: nameOfFile(textOf(given.name) ?? path, '.json'),
        content: {
          messages,
          ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
          ...(extras.tools ? { tools: extras.tools } : {}),
          ...(extras.outputSchema ? { outputSchema: extras.outputSchema } : {}),
        },
        lost: [...lost, ...extras.lost, ...settings.lost, ...templateLosses(messages)],
      },
    ];
  },
  write({ content }) {
    const { model, topK } = content.parameters ?? {};
    const { top_k: _topK, ...settings } = writeSettings(content.parameters);
    const written = {
      ...(model === undefined ? {} : { model: String(model).replace(/^openai\//, '') }),
      messages: content.messages,
      ...settings,
      ...writeOpenAiExtras(content),
    };
    const lost = [
      ...unknownFields({ ...content }, ['messages', 'parameters', 'tools', 'outputSchema']),
      ...(topK === undefined ? [] : ['parameters.topK']),
      ...(typeof model === 'string' && !model.startsWith('openai/') ? [`that ${model} is not one of OpenAI’s`] : []),
    ];
    return { text: `${JSON.stringify(written, null, 2)}\n`, lost };
  },
};
