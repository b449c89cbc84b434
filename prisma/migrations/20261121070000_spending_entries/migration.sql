-- What was spent on which model, for which prompt and person. The sums by day, which the cap rests on, stay where they are.
CREATE TABLE "spending_entries" (
    "workspace_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "usd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "unknown_calls" INTEGER NOT NULL DEFAULT 0,
    "input_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "output_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "spending_entries_pkey" PRIMARY KEY ("workspace_id", "day", "kind", "model", "prompt", "user_id")
);

ALTER TABLE "spending_entries" ADD CONSTRAINT "spending_entries_workspace_id_fkey"
    FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Answers from before are counted from what they say of themselves.
INSERT INTO "spending_entries"
  ("workspace_id", "day", "kind", "model", "prompt", "user_id", "usd", "calls", "unknown_calls", "input_tokens", "output_tokens")
SELECT answer."workspace_id", (answer."finished_at" AT TIME ZONE 'utc')::date, 'answer', answer."model",
  COALESCE(comparison."variants" -> answer."variant_index" -> 'prompt' ->> 'name', ''), COALESCE(comparison."created_by", ''),
  SUM(COALESCE(answer."cost_usd", 0)), COUNT(*), COUNT(*) FILTER (WHERE answer."cost_usd" IS NULL),
  SUM(COALESCE((answer."usage" ->> 'inputTokens')::float8, 0)), SUM(COALESCE((answer."usage" ->> 'outputTokens')::float8, 0))
FROM "answers" answer
JOIN "comparisons" comparison ON comparison."id" = answer."comparison_id" AND comparison."workspace_id" = answer."workspace_id"
WHERE answer."finished_at" IS NOT NULL AND answer."usage" IS NOT NULL AND answer."usage" <> 'null'::jsonb
  AND answer."model" NOT LIKE 'builtin/%'
GROUP BY 1, 2, 3, 4, 5, 6;
