import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { importPrompts } from '@/lib/prompts';
import { importedSchema, importSchema } from '@/lib/prompts/schema';

export const POST = endpoint(
  {
    summary: 'Import prompts from files',
    description:
      'Reads promptfoo’s YAML, dotprompt’s `.prompt`, Langfuse’s exports, OpenAI’s requests, plain texts and our own `.prompt.yaml` as data: nothing in them is run or fetched. Without `apply` it only says what each file would become, and what can’t be carried.',
    tag: 'Prompts',
    needs: 'write',
    body: importSchema,
    response: z.object({ items: z.array(importedSchema) }),
  },
  async ({ access, body }) => ({ items: await importPrompts(access, body) }),
);
