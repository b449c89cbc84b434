-- Questions with expected output and evidence, in versions.

CREATE TABLE "datasets" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "latest_version" INTEGER NOT NULL DEFAULT 0,
    "next_position" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "datasets_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "dataset_versions" (
    "workspace_id" TEXT NOT NULL,
    "dataset_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "cases" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "created_by" TEXT,
    "author" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_versions_pkey" PRIMARY KEY ("dataset_id", "version")
);

CREATE TABLE "dataset_cases" (
    "workspace_id" TEXT NOT NULL,
    "dataset_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "from_version" INTEGER NOT NULL,
    "to_version" INTEGER,
    "position" INTEGER NOT NULL,
    "key" TEXT,
    "question" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "expected" JSONB,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "tags" JSONB NOT NULL DEFAULT '[]',
    "anchors" JSONB NOT NULL DEFAULT '[]',
    "anchored_with" TEXT,
    "passages" INTEGER NOT NULL DEFAULT 0,
    "not_found" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "dataset_cases_pkey" PRIMARY KEY ("dataset_id", "case_id", "from_version")
);

CREATE UNIQUE INDEX "datasets_workspace_id_id_key" ON "datasets"("workspace_id", "id");
CREATE INDEX "datasets_workspace_id_created_at_idx" ON "datasets"("workspace_id", "created_at");
CREATE INDEX "dataset_versions_workspace_id_dataset_id_idx" ON "dataset_versions"("workspace_id", "dataset_id");
CREATE INDEX "dataset_cases_workspace_id_dataset_id_idx" ON "dataset_cases"("workspace_id", "dataset_id");
CREATE INDEX "dataset_cases_dataset_id_position_idx" ON "dataset_cases"("dataset_id", "position");

-- A key names one case among those of the newest version.
CREATE UNIQUE INDEX "dataset_cases_newest_key_key" ON "dataset_cases"("dataset_id", "key") WHERE "to_version" IS NULL AND "key" IS NOT NULL;

ALTER TABLE "datasets" ADD CONSTRAINT "datasets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_workspace_id_dataset_id_fkey" FOREIGN KEY ("workspace_id", "dataset_id") REFERENCES "datasets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dataset_cases" ADD CONSTRAINT "dataset_cases_workspace_id_dataset_id_fkey" FOREIGN KEY ("workspace_id", "dataset_id") REFERENCES "datasets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
