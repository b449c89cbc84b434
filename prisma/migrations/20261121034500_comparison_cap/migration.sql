-- What a comparison may cost at most, in US dollars; null where only the workspace's cap for the day holds.
ALTER TABLE "comparisons" ADD COLUMN "max_cost_usd" DOUBLE PRECISION;
