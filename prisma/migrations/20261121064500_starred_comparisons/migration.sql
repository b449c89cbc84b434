-- People mark the comparisons that they come back to.
ALTER TABLE "comparisons" ADD COLUMN "starred" BOOLEAN NOT NULL DEFAULT false;
