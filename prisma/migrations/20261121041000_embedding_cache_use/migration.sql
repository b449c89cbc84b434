-- When a vector was last of use, to the day: those that nothing asks for any more are removed.
ALTER TABLE "embedding_cache" ADD COLUMN "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
