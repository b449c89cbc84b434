import { z } from 'zod';

export const indexPath = z.object({ id: z.string().min(1).max(100) });
