import { z } from 'zod';
import { openAiEndpoint } from '@/app/api/openai/openai-endpoint';
import { listPrompts } from '@/lib/prompts';

/** More prompts than this are not listed; they can be asked all the same. */
const MOST_PROMPTS = 1_000;

const modelSchema = z.object({ id: z.string(), object: z.literal('model'), created: z.number(), owned_by: z.string() });

export const GET = openAiEndpoint(
  {
    summary: 'List prompts as if they were models',
    description: 'Each label of each prompt, in OpenAI’s shape; `latest` follows the newest version.',
    tag: 'For other tools',
    needs: 'read',
    response: z.object({ object: z.literal('list'), data: z.array(modelSchema) }),
  },
  async ({ access }) => {
    const data: z.infer<typeof modelSchema>[] = [];
    let cursor: string | undefined;
    for (let listed = 0; listed < MOST_PROMPTS; listed += 200) {
      const page = await listPrompts(access, { limit: 200, cursor });
      for (const { name, labels, latestVersion, createdAt } of page.items) {
        if (latestVersion === null) continue;
        const created = Math.floor(Date.parse(createdAt) / 1_000);
        for (const label of new Set([...labels.map((one) => one.label), 'latest'])) {
          data.push({ id: `${name}@${label}`, object: 'model', created, owned_by: access.workspaceSlug });
        }
      }
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    return { object: 'list', data };
  },
);
