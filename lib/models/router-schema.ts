import { z } from 'zod';

const callableModel = z
  .string()
  .min(3)
  .max(300)
  .regex(/^[^/\s]+\/\S+$/, 'is written provider/model')
  .refine((id) => !id.startsWith('router/'), 'a router can’t name another router');

const chain = (least: number) =>
  z
    .array(callableModel)
    .min(least)
    .max(8)
    .refine((models) => new Set(models).size === models.length, 'names a model twice');

/** What lets a router ask the next model. */
export const fallbackCauseSchema = z.enum(['error', 'timeout', 'rate_limited', 'incomplete']).meta({
  description:
    '`error`: the call failed. `timeout`: nothing came, or no more. `rate_limited`: 429. `incomplete`: the stream was cut; what had come is taken back.',
});
export type FallbackCause = z.infer<typeof fallbackCauseSchema>;

const on = z.array(fallbackCauseSchema).max(4).optional().meta({ description: 'All four unless told.' });

/** How a router decides which of its models answers. */
export const routerStrategySchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('fallback'), models: chain(1), on }),
    z.strictObject({
      type: z.literal('split'),
      shares: z
        .array(z.strictObject({ model: callableModel, weight: z.number().positive().max(1_000) }))
        .min(2)
        .max(8)
        .refine((shares) => new Set(shares.map(({ model }) => model)).size === shares.length, 'names a model twice'),
      on,
    }),
    z.strictObject({
      type: z.literal('cheapest'),
      models: chain(2),
      bar: z
        .strictObject({
          minContextWindow: z.int().min(1).max(100_000_000).optional().meta({ description: 'Tokens.' }),
          minWinRate: z
            .number()
            .min(0)
            .max(1)
            .optional()
            .meta({ description: 'Share of the judged questions that it won; a tie counts as half.' }),
          minVotes: z
            .int()
            .min(1)
            .max(10_000)
            .optional()
            .meta({ description: 'How many votes a win rate needs to count: 10 unless told.' }),
        })
        .default({}),
      on,
    }),
  ])
  .meta({ id: 'RouterStrategy' });
export type RouterStrategy = z.infer<typeof routerStrategySchema>;

export const routerNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'may have letters, digits, “.”, “_” and “-” only');

export const createRouterSchema = z.strictObject({ name: routerNameSchema, strategy: routerStrategySchema });
export type CreateRouter = z.infer<typeof createRouterSchema>;

export const updateRouterSchema = z.strictObject({
  name: routerNameSchema.optional(),
  strategy: routerStrategySchema.optional(),
});
export type UpdateRouter = z.infer<typeof updateRouterSchema>;

export const routerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    model: z.string().meta({ description: '`router/name`: what a variant names.' }),
    strategy: routerStrategySchema,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Router' });
export type Router = z.infer<typeof routerSchema>;

/** Every model that a router may call. */
export function modelsOfRouter(strategy: RouterStrategy): string[] {
  return strategy.type === 'split' ? strategy.shares.map(({ model }) => model) : strategy.models;
}
