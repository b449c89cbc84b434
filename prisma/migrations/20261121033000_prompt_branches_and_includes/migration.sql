-- Lines of versions beside the main one, what was merged into what, and which prompts a version includes.
ALTER TABLE "prompt_versions" ADD COLUMN "branch" TEXT NOT NULL DEFAULT 'main',
    ADD COLUMN "merged_version" INTEGER,
    ADD COLUMN "includes" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "prompt_versions" v SET "includes" = found."names"
FROM (
    SELECT w."prompt_id", w."version", array_agg(DISTINCT m[1] || '@' || m[2]) AS "names"
    FROM "prompt_versions" w,
         jsonb_array_elements(w."content"->'messages') AS e,
         regexp_matches(e->>'content', '\{\{[ \t]*>[ \t]*([a-z0-9._/-]{1,200})@([a-z0-9._-]{1,64})[ \t]*\}\}', 'g') AS m
    GROUP BY 1, 2
) AS found
WHERE v."prompt_id" = found."prompt_id" AND v."version" = found."version";
CREATE INDEX "prompt_versions_workspace_id_prompt_id_branch_version_idx" ON "prompt_versions"("workspace_id", "prompt_id", "branch", "version");

CREATE TABLE "prompt_branches" (
    "workspace_id" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "from_version" INTEGER NOT NULL,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "prompt_branches_pkey" PRIMARY KEY ("prompt_id", "name")
);
CREATE INDEX "prompt_branches_workspace_id_prompt_id_from_version_idx" ON "prompt_branches"("workspace_id", "prompt_id", "from_version");
ALTER TABLE "prompt_branches" ADD CONSTRAINT "prompt_branches_workspace_id_prompt_id_fkey" FOREIGN KEY ("workspace_id", "prompt_id") REFERENCES "prompts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "prompt_branches" ADD CONSTRAINT "prompt_branches_workspace_id_prompt_id_from_version_fkey" FOREIGN KEY ("workspace_id", "prompt_id", "from_version") REFERENCES "prompt_versions"("workspace_id", "prompt_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- A person has a draft for each branch.
ALTER TABLE "prompt_drafts" ADD COLUMN "branch" TEXT NOT NULL DEFAULT 'main', ADD COLUMN "merged_version" INTEGER;
ALTER TABLE "prompt_drafts" DROP CONSTRAINT "prompt_drafts_pkey";
ALTER TABLE "prompt_drafts" ADD CONSTRAINT "prompt_drafts_pkey" PRIMARY KEY ("prompt_id", "user_id", "branch");
