-- Which version each one was made from. Until now that was always the one before.
ALTER TABLE "prompt_versions" ADD COLUMN "parent_version" INTEGER;
UPDATE "prompt_versions" SET "parent_version" = "version" - 1 WHERE "version" > 1;
