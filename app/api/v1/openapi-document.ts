import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { settings } from '@/lib/settings';
import type { Definition } from '../definition';
import { ENDPOINTS, METHODS } from './endpoints';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. `code` is a stable word.' });

/** The OpenAPI 3.1 document, made from the very schemas that validate the requests. */
export async function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const [path, load] of Object.entries(ENDPOINTS)) {
    const routes = await load();
    const operations = METHODS.flatMap((method) => {
      const definition = routes[method]?.definition;
      return definition ? [[method.toLowerCase(), operation(definition)] as const] : [];
    });
    paths[path] = Object.fromEntries(operations);
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Bakeoff',
      version: '1',
      description: 'What the web app can do, a program can do: both call the same functions.',
    },
    servers: [{ url: settings().url }],
    security: [{ apiKey: [] }],
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
    paths,
  });
}

function operation(definition: Definition): ZodOpenApiOperationObject {
  const status = String(definition.status ?? 200) as `${1 | 2 | 3 | 4 | 5}${string}`;
  const contentType = definition.contentType ?? 'application/json';
  return {
    summary: definition.summary,
    ...(definition.description ? { description: definition.description } : {}),
    tags: [definition.tag],
    ...(definition.needs === 'nothing' ? { security: [] } : {}),
    requestParams: {
      ...(definition.params instanceof z.ZodObject ? { path: definition.params } : {}),
      ...(definition.query instanceof z.ZodObject ? { query: definition.query } : {}),
    },
    ...requestBody(definition),
    responses: {
      [status]: {
        description: 'Done',
        ...(definition.response ? { content: { [contentType]: { schema: definition.response } } } : {}),
      },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  };
}

function requestBody({ body, rawBody }: Definition): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  const content = {
    ...(body ? { 'application/json': { schema: body } } : {}),
    ...(rawBody ? { [rawBody.contentType]: { schema: z.object({}).meta({ description: rawBody.description }) } } : {}),
  };
  return Object.keys(content).length > 0 ? { requestBody: { content, required: true } } : {};
}
