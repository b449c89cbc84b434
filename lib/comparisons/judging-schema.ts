import { z } from 'zod';

export const judgingIntervalSchema = z.object({ low: z.number(), high: z.number(), level: z.number() });

const rateSchema = z
  .object({
    value: z.number(),
    interval: judgingIntervalSchema.nullable().meta({ description: 'Null with fewer than two questions.' }),
  })
  .nullable();

export const judgedColumnSchema = z.object({
  variantIndex: z.int(),
  /** Comparisons with another column, over all votes: a vote for the best of three is two won and one lost for each other. */
  won: z.int(),
  tied: z.int(),
  lost: z.int(),
  /** Questions that have at least one of them. */
  questions: z.int(),
  winRate: rateSchema.meta({
    description: 'Mean over questions of the share won against the columns beside it; a tie counts as half.',
  }),
  strength: z
    .object({
      value: z.number(),
      low: z.number(),
      high: z.number(),
      share: z.number().meta({ description: 'Its worth among the worths of all, which add up to 1.' }),
    })
    .nullable()
    .meta({
      description:
        'Bradley–Terry with ties, around a mean of 0, with its 95 % interval: the odds that i is preferred to j are exp(i − j). Null with fewer than three columns, or without votes.',
    }),
});
export type JudgedColumn = z.infer<typeof judgedColumnSchema>;

export const judgedPairSchema = z.object({
  a: z.int(),
  b: z.int(),
  won: z.int().meta({ description: 'Votes for a over b.' }),
  tied: z.int(),
  lost: z.int(),
  n: z.int().meta({ description: 'Questions.' }),
  winRate: rateSchema.meta({ description: 'Of a over b; a tie counts as half.' }),
  p: z.number(),
  pAdjusted: z.number().meta({ description: 'By Holm, over all pairs.' }),
  verdict: z.enum(['better', 'worse', 'no difference shown', 'too few']),
});
export type JudgedPair = z.infer<typeof judgedPairSchema>;

export const judgeSchema = z.object({
  id: z.string().nullable(),
  name: z.string(),
  votes: z.int(),
  ties: z.int(),
  neither: z.int(),
  /** Share of what this judge compared that each column won, a tie as half; null where it was never shown. */
  winRates: z.array(z.number().nullable()),
});

/** What the votes of a comparison show. */
export const judgingSchema = z
  .object({
    votes: z.int(),
    ties: z.int(),
    neither: z.int().meta({ description: 'Votes that none was good; they are in no rate.' }),
    questions: z.int(),
    columns: z.array(judgedColumnSchema),
    pairs: z.array(judgedPairSchema),
    judges: z.array(judgeSchema),
    agreement: z
      .object({ share: z.number(), n: z.int() })
      .nullable()
      .meta({ description: 'How often two judges said the same of the same choice; null where no choice has two.' }),
    best: z
      .array(z.int())
      .meta({ description: 'The column preferred most, and those that were not shown to differ from it.' }),
  })
  .meta({ id: 'Judging' });
export type Judging = z.infer<typeof judgingSchema>;
