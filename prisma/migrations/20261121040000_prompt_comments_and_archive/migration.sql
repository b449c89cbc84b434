-- What people say about a version, and prompts that are put aside.
ALTER TABLE "prompts" ADD COLUMN "archived_at" TIMESTAMPTZ(3);
CREATE TABLE "prompt_comments" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "parent_id" TEXT,
    "body" TEXT NOT NULL,
    "mentions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "prompt_comments_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "prompt_comments_workspace_id_prompt_id_version_idx" ON "prompt_comments"("workspace_id", "prompt_id", "version");
ALTER TABLE "prompt_comments" ADD CONSTRAINT "prompt_comments_workspace_id_prompt_id_version_fkey" FOREIGN KEY ("workspace_id", "prompt_id", "version") REFERENCES "prompt_versions"("workspace_id", "prompt_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;
