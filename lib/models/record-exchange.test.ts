import { APICallError } from 'ai';
import { describe, expect, it } from 'vitest';
import { recordExchange } from './record-exchange';

const redact = (text: string) => text.replaceAll('sk-secret', '…');

describe('What went over the wire', () => {
  it('is the request’s body and the pieces of the answer, without the key', () => {
    const recorder = recordExchange();
    recorder.sent({ url: 'https://api.example', body: { messages: ['hi sk-secret'] } });
    recorder.came({ delta: 'one' });
    recorder.came('two sk-secret');
    recorder.answered({ id: 'res_1', modelId: 'm-1' });
    expect(recorder.result(redact)).toEqual({
      request: { url: 'https://api.example', body: '{"messages":["hi …"]}', leftOut: 0 },
      response: {
        status: null,
        id: 'res_1',
        model: 'm-1',
        pieces: ['{"delta":"one"}', 'two …'],
        leftOut: { at: 2, pieces: 0 },
      },
    });
  });

  it('stays within bounds: of a long answer the beginning and the end', () => {
    const recorder = recordExchange();
    recorder.sent({ body: 'x'.repeat(100_000) });
    for (let at = 0; at < 5_000; at++) recorder.came(`piece ${String(at).padStart(4, '0')}`);
    const { request, response } = recorder.result(redact)!;
    expect(request).toMatchObject({ url: null, leftOut: 36_000 });
    expect(response.pieces.join('').length).toBeLessThan(17_000);
    expect([response.pieces[0], response.pieces.at(-1)]).toEqual(['piece 0000', 'piece 4999']);
    expect(response.pieces[response.leftOut.at - 1]).toBe(`piece ${response.leftOut.at - 1}`);
    expect(response.pieces.length + response.leftOut.pieces).toBe(5_000);
  });

  it('of a call that was refused is what it says itself, with no more of the address than its origin', () => {
    const recorder = recordExchange();
    const error = new APICallError({
      message: 'no',
      url: 'https://api.example/v1/models?key=sk-secret',
      requestBodyValues: { model: 'm' },
      statusCode: 400,
      responseBody: '{"error":"bad sk-secret"}',
    });
    recorder.failed(error);
    expect(recorder.result(redact)).toMatchObject({
      request: { url: 'https://api.example', body: '{"model":"m"}' },
      response: { status: 400, pieces: ['{"error":"bad …"}'] },
    });
  });

  it('is nothing where nothing was sent', () => {
    expect(recordExchange().result(redact)).toBeNull();
  });
});
