import { z } from 'zod';

/** Which version of a document is meant: the newest unless told. */
export const versionQuery = z.strictObject({ version: z.coerce.number().int().positive().optional() });
