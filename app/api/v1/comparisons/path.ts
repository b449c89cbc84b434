import { z } from 'zod';

export const comparisonPath = z.object({ id: z.string().max(64) });
export const answerPath = comparisonPath.extend({ answerId: z.string().max(64) });
export const votePath = comparisonPath.extend({ voteId: z.string().max(64) });
