-- How often programs asked for a version of a prompt, day by day.

CREATE TABLE "prompt_calls" (
    "workspace_id" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "prompt_calls_pkey" PRIMARY KEY ("prompt_id", "version", "day")
);

CREATE INDEX "prompt_calls_workspace_id_prompt_id_version_idx" ON "prompt_calls"("workspace_id", "prompt_id", "version");
CREATE INDEX "prompt_calls_day_idx" ON "prompt_calls"("day");

ALTER TABLE "prompt_calls" ADD CONSTRAINT "prompt_calls_workspace_id_prompt_id_version_fkey" FOREIGN KEY ("workspace_id", "prompt_id", "version") REFERENCES "prompt_versions"("workspace_id", "prompt_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;
