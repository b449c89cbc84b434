import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { moveLabel, removeLabel } from '@/lib/prompts';
import { labelNameSchema, moveLabelSchema, promptLabelSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../../path';

const labelPath = z.object({ ...promptPath.shape, label: labelNameSchema });

export const PUT = endpoint(
  {
    summary: 'Point a label at a version',
    description:
      'With `expectedVersion` only from where the caller saw it (409 otherwise; null for nowhere). With `split` a share of the callers gets a second version. A protected label is moved by an admin who is signed in, never by an API key. Where the label asks for checks and the version fails one: 422 `checks_failed` with `checks`. The move and its `reason` stand in the activity.',
    tag: 'Prompts',
    needs: 'write',
    params: labelPath,
    body: moveLabelSchema,
    response: promptLabelSchema,
  },
  async ({ access, params, body }) => moveLabel(access, params.name, params.label, body),
);

export const DELETE = endpoint(
  {
    summary: 'Take a label away',
    tag: 'Prompts',
    needs: 'write',
    params: labelPath,
    status: 204,
  },
  async ({ access, params }) => removeLabel(access, params.name, params.label),
);
