import { withdrawVote } from '@/lib/comparisons';
import { endpoint } from '@/app/api/endpoint';
import { votePath } from '../../../path';

export const DELETE = endpoint(
  { summary: 'Take a vote back', tag: 'Comparisons', needs: 'write', params: votePath, status: 204 },
  ({ access, params }) => withdrawVote(access, params.id, params.voteId),
);
