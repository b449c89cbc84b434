import { PayloadTooLargeError } from '@/lib/errors';

const BODILESS = new Set([101, 103, 204, 205, 304]);

/** The same answer, whose body fails with `PayloadTooLargeError` as soon as it has given more than `maxBytes`. */
export function capBody(answer: Response, maxBytes: number): Response {
  const { status, statusText } = answer;
  const headers = new Headers([...answer.headers]);
  if (answer.body === null || BODILESS.has(status))
    return named(new Response(null, { status, statusText, headers }), answer.url);
  const reader = answer.body.getReader();
  let bytes = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        bytes += value.byteLength;
        if (bytes <= maxBytes) return controller.enqueue(value);
        await reader.cancel();
        controller.error(new PayloadTooLargeError('The answer of that address', maxBytes));
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return named(new Response(body, { status, statusText, headers }), answer.url);
}

/** `Response.url` can't be given to the constructor, and callers want to know where redirects ended. */
function named(response: Response, url: string): Response {
  Object.defineProperty(response, 'url', { value: url, enumerable: true });
  return response;
}
