import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { findComparisonsOfPrompt } from '@/lib/comparisons';
import { listDependents, listPromptCalls } from '@/lib/prompts';
import { dependentSchema, promptCallsSchema } from '@/lib/prompts/schema';
import { findSharesOf } from '@/lib/shares';
import { shareSchema } from '@/lib/shares/schema';
import { promptPath } from '../../path';

/** Of each kind, the newest. */
const MOST = 20;

const promptUsesSchema = z.object({
  comparisons: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      question: z.string(),
      versions: z.array(z.int()).meta({ description: 'Of this prompt, that its columns ran.' }),
      createdAt: z.iso.datetime(),
    }),
  ),
  shares: z.array(
    shareSchema.extend({ version: z.int().nullable().meta({ description: 'Null for the share of a comparison.' }) }),
  ),
  dependents: z.array(dependentSchema),
  calls: z.array(promptCallsSchema),
});

export const GET = endpoint(
  {
    summary: 'See where a prompt is used',
    description:
      'The 20 newest comparisons with a column of it and the shares of them or of its versions, the prompts that include it, and how often programs asked for each version in the last 30 days.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    response: promptUsesSchema,
  },
  async ({ access, params: { name } }) => {
    const [calls, dependents, comparisons] = await Promise.all([
      listPromptCalls(access, name),
      listDependents(access, name),
      findComparisonsOfPrompt(access, name, MOST),
    ]);
    const shares = await findSharesOf(access, { prompt: name, comparisons: comparisons.map(({ id }) => id) }, MOST);
    return { comparisons, shares, dependents, calls };
  },
);
