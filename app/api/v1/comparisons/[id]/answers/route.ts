import { addAnswers } from '@/lib/comparisons';
import { addAnswersSchema, comparisonSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Ask for the answers that a comparison has not, with new columns and rows',
    description:
      'Asks every cell that was never asked, failed, was stopped or cut off: of all columns and rows, or of those in `only`. What is answered stays and is not paid again. ' +
      'Columns and rows that were there stand for what they stood for when they were asked first. A changed one is a new one that `replaces` the old.',
    tag: 'Comparisons',
    needs: 'run',
    limit: 'run',
    params: comparisonPath,
    body: addAnswersSchema,
    response: comparisonSchema,
    status: 202,
  },
  ({ access, params, body }) => addAnswers(access, params.id, body),
);
