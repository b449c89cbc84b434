import { isRecord } from './carried-prompt';

type Json = Record<string, unknown>;

/** What others call our parameters; the first name is the one that is written. */
const NAMES: readonly (readonly [ours: string, ...theirs: string[]])[] = [
  ['temperature', 'temperature'],
  ['maxOutputTokens', 'max_tokens', 'max_completion_tokens', 'max_output_tokens', 'maxOutputTokens', 'maxTokens'],
  ['topP', 'top_p', 'topP'],
  ['topK', 'top_k', 'topK'],
  ['frequencyPenalty', 'frequency_penalty', 'frequencyPenalty'],
  ['presencePenalty', 'presence_penalty', 'presencePenalty'],
  ['stopSequences', 'stop', 'stopSequences', 'stop_sequences'],
  ['seed', 'seed'],
];

/** Their names for parameters, in ours; and the fields that mean nothing to us. */
export function readSettings(config: Json, handled: readonly string[] = []): { parameters: Json; lost: string[] } {
  const parameters: Json = {};
  const known = new Set<string>(handled);
  for (const [ours, ...theirs] of NAMES) {
    for (const name of theirs) {
      known.add(name);
      const value = config[name];
      if (value === undefined || value === null || ours in parameters) continue;
      parameters[ours] = ours === 'stopSequences' && typeof value === 'string' ? [value] : value;
    }
  }
  return { parameters, lost: Object.keys(config).filter((key) => !known.has(key)) };
}

/** Our parameters in OpenAI's names. `model` is left to the caller. */
export function writeSettings(parameters: Json | undefined): Json {
  return Object.fromEntries(
    NAMES.flatMap(([ours, theirs]) => {
      const value = parameters?.[ours];
      return value === undefined || theirs === undefined ? [] : [[theirs, value]];
    }),
  );
}

/** Tools and output schema as OpenAI writes them. */
export function writeOpenAiExtras({ tools, outputSchema }: { tools?: unknown; outputSchema?: unknown }): Json {
  return {
    ...(Array.isArray(tools)
      ? {
          tools: tools.filter(isRecord).map(({ name, description, inputSchema }) => ({
            type: 'function',
            function: { name, ...(description === undefined ? {} : { description }), parameters: inputSchema },
          })),
        }
      : {}),
    ...(outputSchema === undefined
      ? {}
      : { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: outputSchema } } }),
  };
}

/** The other way round; what is no function or no JSON Schema is named. */
export function readOpenAiExtras(given: Json): { tools?: Json[]; outputSchema?: Json; lost: string[] } {
  const lost: string[] = [];
  const tools = (Array.isArray(given.tools) ? given.tools : []).flatMap((tool: unknown) => {
    const described = isRecord(tool) ? (isRecord(tool.function) ? tool.function : tool) : undefined;
    if (!described || typeof described.name !== 'string' || (isRecord(tool) && tool.type !== 'function')) {
      lost.push(`a tool that is no function (${isRecord(tool) ? String(tool.type ?? 'unknown') : 'unknown'})`);
      return [];
    }
    const { name, description, parameters = { type: 'object', properties: {} } } = described;
    return [{ name, ...(typeof description === 'string' ? { description } : {}), inputSchema: parameters }];
  });
  const format = isRecord(given.response_format) ? given.response_format : undefined;
  const schema = format && isRecord(format.json_schema) ? format.json_schema.schema : undefined;
  if (format && !isRecord(schema) && format.type !== 'text') {
    lost.push(`response_format ${String(format.type ?? '')} without a schema`);
  }
  return { ...(tools.length > 0 ? { tools } : {}), ...(isRecord(schema) ? { outputSchema: schema } : {}), lost };
}
