import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { earlierVersions, unpackVersion } from '@/lib/testing/earlier-version';
import { ProductProcess } from './product-process';

const CONNECTION_KEY_HINT = '1234';

test.describe('A data directory of an earlier version', () => {
  test.setTimeout(120_000);
  for (const earlier of earlierVersions()) {
    test(`(${earlier.version}) is copied first, opens, and has everything`, async () => {
      const product = await ProductProcess.create();
      try {
        unpackVersion(earlier, product.directory);
        await product.start();

        const backups = join(product.directory, 'backups');
        const changed = readdirSync('prisma/migrations', { withFileTypes: true }).some(
          (entry) => entry.isDirectory() && !earlier.migrations.includes(entry.name),
        );
        expect(existsSync(backups)).toBe(changed);
        if (changed) {
          const [copy] = readdirSync(backups);
          expect(product.output).toContain(`A copy of it as it was: ${join(backups, copy ?? '')}`);
          expect(existsSync(join(backups, copy ?? '', 'PG_VERSION'))).toBe(true);
        }

        const ask = async (path: string, body?: object) => {
          const answer = await fetch(`${product.url}${path}`, {
            headers: { authorization: `Bearer ${earlier.apiKey}`, 'content-type': 'application/json' },
            ...(body && { method: 'POST', body: JSON.stringify(body) }),
          });
          expect(answer.status, path).toBe(200);
          return answer.json();
        };
        const { items: documents } = await ask('/api/v1/documents');
        expect(documents.map(({ name, status }: { name: string; status: string }) => [name, status]).sort()).toEqual([
          ['keeper.txt', 'ready'],
          ['tower.md', 'ready'],
        ]);
        const search = { query: 'How tall is the tower?', mode: 'hybrid', topK: 2 };
        expect(await ask(`/api/v1/indexes/${earlier.index}/search`, search)).toMatchObject({
          hits: [{ documentName: 'tower.md' }, expect.anything()],
        });
        const prompt = `/api/v1/prompts/${encodeURIComponent('lighthouse/answer')}`;
        expect(await ask(prompt)).toMatchObject({ version: 1 });
        expect(await ask(`${prompt}?label=latest`)).toMatchObject({ version: 2, message: 'Ask for citations' });
        const comparison = await ask(`/api/v1/comparisons/${earlier.comparison}`);
        expect(comparison).toMatchObject({ name: 'How tall', status: 'done' });
        expect(comparison.answers[0]).toMatchObject({ text: 'The tower is forty-two metres tall. [1]' });
        expect(await ask('/api/v1/connections')).toMatchObject({
          items: [{ name: 'local', keyHint: CONNECTION_KEY_HINT }],
        });
        const shared = JSON.stringify(await ask(`/s/${earlier.share}.json`));
        expect(shared).toContain('The tower is forty-two metres tall.');
      } finally {
        await product.remove();
      }
    });
  }
});
