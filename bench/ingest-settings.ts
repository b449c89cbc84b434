/** What both the product and the bare loop split by. */
export const CHUNKING = { strategy: 'recursive', size: 200, overlap: 20, unit: 'token' } as const;
