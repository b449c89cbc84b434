/**
 * The server's HTTP API, as far as the commands need it.
 *
 * @param {string} url the server's address
 * @param {string} key an API key
 */
export function connect(url, key) {
  const call = async (path, body) => {
    let answer;
    try {
      answer = await fetch(new URL(path, url), {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    } catch (error) {
      throw new Error(`${url} can’t be reached: ${error.cause?.message ?? error.message}`, { cause: error });
    }
    const text = await answer.text();
    const read = text.startsWith('{') ? JSON.parse(text) : {};
    if (answer.status === 404 && !body) return null;
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${read.detail ?? answer.statusText}`);
    return read;
  };
  return {
    /** Every prompt that is not archived. */
    async prompts() {
      const items = [];
      let cursor = null;
      do {
        const page = await call(`/api/v1/prompts?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
        if (page === null) throw new Error(`${url} is no Bakeoff server.`);
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return items;
    },
    /** A prompt's version as our own file; null where the label stands nowhere. */
    file: (name, label) =>
      call(`/api/v1/prompts/${encodeURIComponent(name)}/export?format=bakeoff&label=${encodeURIComponent(label)}`),
    /** Saves files, or says what saving them would do. */
    import: (files, message, apply) =>
      call('/api/v1/prompt-imports', { files, format: 'bakeoff', apply, ...(message ? { message } : {}) }),
  };
}
