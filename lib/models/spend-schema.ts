import { z } from 'zod';

const spentSchema = z.object({
  usd: z.number().meta({ description: 'US dollars, where prices are known.' }),
  calls: z.int(),
  unknownCalls: z.int().meta({ description: 'Calls whose price is not known; they are in no sum.' }),
  inputTokens: z.number(),
  outputTokens: z.number(),
});
export type Spent = z.infer<typeof spentSchema>;

const day = z.iso.date().meta({ description: 'A calendar day in UTC.' });

export const spendingQuerySchema = z.strictObject({
  from: day.optional().meta({ description: 'The first day; 29 days before the last unless told.' }),
  to: day.optional().meta({ description: 'The last day; today unless told.' }),
});
export type SpendingQuery = z.infer<typeof spendingQuerySchema>;

/** What a workspace spent, by day, model, prompt and person. */
export const spendingReportSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    usd: z.number().meta({ description: 'US dollars in all, where prices are known.' }),
    today: z.object({
      usd: z.number(),
      dailyCapUsd: z.number().nullable().meta({ description: 'Null where there is no cap.' }),
    }),
    byDay: z.array(z.object({ day: z.iso.date(), usd: z.number() })).meta({ description: 'Every day, without a gap.' }),
    byModel: z.array(spentSchema.extend({ model: z.string() })),
    byPrompt: z.array(
      spentSchema.extend({
        prompt: z.string().nullable().meta({ description: 'Null for calls without a saved prompt.' }),
      }),
    ),
    byPerson: z.array(
      spentSchema.extend({
        person: z
          .object({ id: z.string(), name: z.string() })
          .nullable()
          .meta({ description: 'Null for work that nobody in particular asked for, such as building an index.' }),
      }),
    ),
    otherUsd: z.number().meta({ description: 'Spent before models and people were written down.' }),
  })
  .meta({ id: 'SpendingReport' });
export type SpendingReport = z.infer<typeof spendingReportSchema>;
