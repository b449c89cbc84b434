import { API_KEY } from '../e2e/servers';

interface IndexState {
  id: string;
  status: string;
  error: { detail: string } | null;
}

/** Talks to a product under measurement by its public API. */
export class ProductClient {
  constructor(readonly url: string) {}

  /** @throws where the product answers with anything but 2xx */
  async post(path: string, body: unknown, accept = 'application/json'): Promise<Response> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: body instanceof FormData ? body : JSON.stringify(body),
    });
  }

  async json<Answer>(path: string, body?: unknown): Promise<Answer> {
    const answer = body === undefined ? await this.#send(path, {}) : await this.post(path, body);
    return (await answer.json()) as Answer;
  }

  /** @param pollMs between looks; it is part of what a person waits */
  async untilReady(indexId: string, pollMs = 20): Promise<void> {
    for (;;) {
      const index = await this.json<IndexState>(`/api/v1/indexes/${indexId}`);
      if (index.status === 'ready') return;
      if (index.status === 'failed') throw new Error(`the index failed: ${index.error?.detail}`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** An index over one short document, ready to be asked. */
  async smallIndex(): Promise<string> {
    const { id: collectionId } = await this.json<{ id: string }>('/api/v1/collections', { name: 'A small one' });
    const text = Array.from({ length: 40 }, (_, i) => `The word number ${i} is there after ${i} seconds.`).join('\n\n');
    await this.post('/api/v1/documents', { collectionId, name: 'words.txt', text });
    const { id } = await this.json<{ id: string }>('/api/v1/indexes', {
      name: 'A small one',
      collectionId,
      chunking: { strategy: 'recursive', size: 30, overlap: 0, unit: 'token' },
      embedding: { model: 'builtin/lexical' },
      search: { type: 'exact', distance: 'cosine', precision: 'full' },
    });
    await this.untilReady(id);
    return id;
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${API_KEY}`);
    if (init.body instanceof FormData) headers.delete('content-type');
    const answer = await fetch(`${this.url}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
}
