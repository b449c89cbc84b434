-- The bodies of the last request to a provider and of its answer, within bounds.
ALTER TABLE "answers" ADD COLUMN "exchange" JSONB;
