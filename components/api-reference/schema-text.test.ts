import { describe, expect, it } from 'vitest';
import { exampleRequest } from './example-request';
import { schemaText } from './schema-text';

describe('schemaText', () => {
  it('writes an object with its optional fields, limits, defaults and descriptions', () => {
    expect(
      schemaText({
        type: 'object',
        required: ['name', 'tags'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 200 },
          limit: { type: 'integer', minimum: 1, maximum: 9007199254740991, default: 50 },
          tags: { type: 'array', items: { enum: ['a', 'b'] }, description: 'Of any kind.' },
          inner: { type: 'object', properties: { at: { type: ['string', 'null'], format: 'date-time' } } },
        },
      }),
    ).toBe(`{
  name: string  // 1 to 200 characters
  limit?: integer  // at least 1; 50 unless told
  tags: ("a" | "b")[]  // Of any kind.
  inner?: {
    at?: string | null  // ISO 8601
  }
}`);
  });

  it('writes choices once each, and named schemas as their names', () => {
    const named = { $ref: '#/components/schemas/Document' };
    expect(schemaText({ anyOf: [named, { type: 'null' }, named] })).toBe('Document | null');
    expect(schemaText({ type: 'array', items: named })).toBe('Document[]');
  });

  it('writes open objects and anything', () => {
    expect(schemaText({ type: 'object', additionalProperties: true })).toBe('{ … }');
    expect(schemaText({ type: 'object', additionalProperties: { type: 'number' } })).toBe('{\n  [name]: number\n}');
    expect(schemaText({})).toBe('any');
  });
});

describe('exampleRequest', () => {
  const api = {
    servers: [{ url: 'http://localhost:3000' }],
    paths: {},
    components: {
      schemas: { Chunking: { type: 'object', required: ['size'], properties: { size: { default: 400 } } } },
    },
  };

  it('has the fields that a body must have, through references', () => {
    const schema = {
      type: 'object',
      required: ['name', 'chunking'],
      properties: {
        name: { type: 'string' },
        note: { type: 'string' },
        chunking: { $ref: '#/components/schemas/Chunking' },
      },
    };
    const operation = { requestBody: { content: { 'application/json': { schema } } } };
    expect(exampleRequest(api, '/api/v1/indexes', 'post', operation)).toBe(
      `curl -X POST 'http://localhost:3000/api/v1/indexes' \\
  -H "Authorization: Bearer $KEY" \\
  -H 'Content-Type: application/json' \\
  -d '{"name":"…","chunking":{"size":400}}'`,
    );
  });

  it('ends for a schema that holds itself', () => {
    const itself = { $ref: '#/components/schemas/Node' };
    const Node = { type: 'object', required: ['next'], properties: { next: itself } };
    const operation = { requestBody: { content: { 'application/json': { schema: itself } } } };
    expect(exampleRequest({ paths: {}, components: { schemas: { Node } } }, '/x', 'post', operation)).toContain(
      '"next"',
    );
  });
});
