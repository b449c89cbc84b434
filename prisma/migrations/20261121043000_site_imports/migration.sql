-- The pages of a web site as documents: what was asked for, how far it is, and what was left out.
CREATE TABLE "site_imports" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "collection_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "find_by" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "max_pages" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "skipped" JSONB NOT NULL DEFAULT '[]',
    "error" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_imports_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "site_imports_workspace_id_id_key" ON "site_imports"("workspace_id", "id");
CREATE INDEX "site_imports_workspace_id_collection_id_idx" ON "site_imports"("workspace_id", "collection_id");
ALTER TABLE "site_imports" ADD CONSTRAINT "site_imports_workspace_id_collection_id_fkey" FOREIGN KEY ("workspace_id", "collection_id") REFERENCES "collections"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
