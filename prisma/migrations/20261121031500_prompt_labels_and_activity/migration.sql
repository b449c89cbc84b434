-- A label may send a share of its traffic to a second version, and ask for checks before it moves.
ALTER TABLE "prompt_labels" ADD COLUMN "split_version" INTEGER, ADD COLUMN "split_weight" DOUBLE PRECISION;
CREATE INDEX "prompt_labels_workspace_id_prompt_id_split_version_idx" ON "prompt_labels"("workspace_id", "prompt_id", "split_version");
ALTER TABLE "prompt_labels" ADD CONSTRAINT "prompt_labels_workspace_id_prompt_id_split_version_fkey" FOREIGN KEY ("workspace_id", "prompt_id", "split_version") REFERENCES "prompt_versions"("workspace_id", "prompt_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "prompts" ADD COLUMN "label_checks" JSONB NOT NULL DEFAULT '[]';

-- Who did what to a prompt, when and why.
CREATE TABLE "prompt_activity" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER,
    "label" TEXT,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "by_key" BOOLEAN NOT NULL DEFAULT false,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_activity_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "prompt_activity_workspace_id_id_idx" ON "prompt_activity"("workspace_id", "id");
CREATE INDEX "prompt_activity_workspace_id_prompt_id_id_idx" ON "prompt_activity"("workspace_id", "prompt_id", "id");
ALTER TABLE "prompt_activity" ADD CONSTRAINT "prompt_activity_workspace_id_prompt_id_fkey" FOREIGN KEY ("workspace_id", "prompt_id") REFERENCES "prompts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Ids are in the order of time: nine characters of base 36 that count milliseconds come first. These were made before any new one.
INSERT INTO "prompt_activity" ("id", "workspace_id", "prompt_id", "kind", "version", "actor_id", "actor_name", "data", "created_at")
SELECT 'pac_0' || lpad(to_hex((extract(epoch FROM "created_at") * 1000)::bigint), 12, '0') || md5("prompt_id" || "version"),
       "workspace_id", "prompt_id", 'version_saved', "version", "author_id", "author_name",
       jsonb_build_object('message', "message"), "created_at"
FROM "prompt_versions";
