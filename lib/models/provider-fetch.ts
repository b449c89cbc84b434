import { NotAStreamError } from './not-a-stream-error';

type Fetch = typeof globalThis.fetch;

/** `fetch` for provider packages: a web page with status 200 is an error instead of an empty answer (F10). */
export function providerFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (answer.ok && /^(text\/html|application\/xhtml)/i.test(answer.headers.get('content-type') ?? '')) {
      await answer.body?.cancel();
      throw new NotAStreamError(answer.status);
    }
    return answer;
  };
}
