import { nameOf } from './schema-text';
import type { JsonSchema, OpenApi, Operation } from './types';

const DEEPEST = 6;

/** A command that calls an operation, with a body that has the fields that it must have. */
export function exampleRequest(api: OpenApi, path: string, method: string, operation: Operation): string {
  const server = api.servers?.[0]?.url ?? '';
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(exampleOf(schema ?? {}, api)))}`)
    .join('&');
  const url = `${server}${path}${query ? `?${query}` : ''}`;
  const content = operation.requestBody?.content;
  const json = content?.['application/json']?.schema;
  const lines = [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} '${url}'`,
    `-H "Authorization: Bearer $KEY"`,
    ...(json
      ? [
          `-H 'Content-Type: application/json'`,
          `-d '${JSON.stringify(exampleOf(json, api)).replaceAll("'", String.raw`'\''`)}'`,
        ]
      : content?.['multipart/form-data']
        ? [`-F 'file=@document.pdf'`]
        : []),
  ];
  return lines.join(' \\\n  ');
}

/** A value that shows a schema's shape: its default, its first choice, its required fields. */
export function exampleOf(schema: JsonSchema, api: OpenApi, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.$ref) return exampleOf(api.components?.schemas?.[nameOf(schema.$ref)] ?? {}, api, depth + 1);
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (choice) return exampleOf(choice, api, depth + 1);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const required = schema.required ?? [];
      const fields = Object.entries(schema.properties ?? {}).filter(([name]) => required.includes(name));
      return Object.fromEntries(fields.map(([name, property]) => [name, exampleOf(property, api, depth + 1)]));
    }
    case 'array':
      return schema.items && (schema.minItems ?? 0) > 0 ? [exampleOf(schema.items, api, depth + 1)] : [];
    case 'string':
      return '…';
    case 'integer':
    case 'number':
      return schema.minimum !== undefined && Math.abs(schema.minimum) < Number.MAX_SAFE_INTEGER ? schema.minimum : 1;
    case 'boolean':
      return true;
    default:
      return null;
  }
}
