import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Definition } from '../definition';
import { ENDPOINTS, METHODS } from './endpoints';
import { openApiDocument } from './openapi-document';

/** What describes the API is no part of it. */
const NO_ENDPOINTS = ['/api/v1/openapi.json'];

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const inFolders = globSync(['v1/**/route.ts', 'openai/v1/**/route.ts', 'public/v2/**/route.ts'], { cwd: folder })
  .map((file) => `/api/${dirname(file)}`.replaceAll(/\[([^\]]+)\]/g, '{$1}'))
  .filter((path) => !NO_ENDPOINTS.includes(path));

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every object in a JSON document, with where it stands. */
function* nodesIn(value: unknown, path = ''): Generator<[string, Node]> {
  if (!isNode(value)) return;
  yield [path, value];
  for (const [key, part] of Object.entries(value)) yield* nodesIn(part, `${path}/${key}`);
}

let operations: [string, Definition][];
let document: Node;

beforeAll(async () => {
  const loaded = await Promise.all(
    Object.entries(ENDPOINTS).map(async ([path, load]) => [path, await load()] as const),
  );
  operations = loaded.flatMap(([path, routes]) =>
    METHODS.flatMap((method): [string, Definition][] => {
      const endpoint = routes[method];
      if (!endpoint) return [];
      expect(endpoint.definition, `${method} ${path} goes through endpoint()`).toBeDefined();
      return [[`${method} ${path}`, endpoint.definition]];
    }),
  );
  document = JSON.parse(JSON.stringify(await openApiDocument())) as Node;
}, 60_000);

describe('The list of endpoints', () => {
  it('holds every route of the folders, and no other', () => {
    expect(Object.keys(ENDPOINTS).sort()).toEqual(inFolders.sort());
  });

  it('gives every operation a summary, a tag and a right', () => {
    for (const [name, { summary, tag, needs }] of operations) {
      expect(summary, name).toMatch(/^[A-Z“].{3,}[^.]$/);
      expect(tag, name).not.toBe('');
      expect(needs, name).not.toBe('');
    }
  });

  it('lets nobody change anything with the right to read', () => {
    const readers = operations.filter(([name, { needs }]) => !name.startsWith('GET ') && needs === 'read');
    expect(readers.map(([name]) => name).filter((name) => !/\/(search|render|preview|estimate)$/.test(name))).toEqual(
      [],
    );
  });

  it('refuses unknown fields in every body, at every depth', () => {
    for (const [name, { body }] of operations) {
      // OpenAI's clients send fields that Bakeoff has no use for, and new ones every month.
      if (!body || name.includes(' /api/openai/')) continue;
      const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });
      for (const [path, node] of nodesIn(schema)) {
        if (isNode(node.properties) && node.type === 'object') {
          expect(node.additionalProperties, `${name} ${path}`).toBe(false);
        }
      }
    }
  });
});

describe('The OpenAPI document', () => {
  it('has exactly the operations that exist', () => {
    const described = Object.entries(document.paths as Record<string, Node>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(operations.map(([name]) => name).sort());
  });

  it('is of version 3.1, and every reference in it leads somewhere', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    for (const [path, node] of nodesIn(document)) {
      if (typeof node.$ref !== 'string') continue;
      const target = node.$ref
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), document);
      expect(target, `${path} names ${node.$ref}`).toBeDefined();
    }
  });

  it('describes every parameter of every path, and an answer and a problem for every operation', () => {
    for (const [path, methods] of Object.entries(document.paths as Record<string, Record<string, Node>>)) {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      for (const [method, operation] of Object.entries(methods)) {
        const parameters = (operation.parameters ?? []) as { in: string; name: string }[];
        const described = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
        expect(described.sort(), `${method} ${path}`).toEqual(inPath.sort());
        expect(Object.keys(operation.responses as Node), `${method} ${path}`).toHaveLength(2);
      }
    }
  });
});

describe('The names of the schemas', () => {
  it('are words, none made up by a program', () => {
    const { schemas } = document.components as { schemas: Node };
    expect(Object.keys(schemas).filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
  });
});
