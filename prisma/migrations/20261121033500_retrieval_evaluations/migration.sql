-- A dataset's questions asked of several retrievals.

CREATE TABLE "retrieval_evaluations" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "dataset_id" TEXT NOT NULL,
    "dataset_version" INTEGER NOT NULL,
    "ks" JSONB NOT NULL,
    "min_coverage" DOUBLE PRECISION NOT NULL,
    "retrievals" JSONB NOT NULL,
    "builds" JSONB NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL,
    "error" JSONB,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "total" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "results" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "retrieval_evaluations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "retrieval_evaluation_cells" (
    "workspace_id" TEXT NOT NULL,
    "evaluation_id" TEXT NOT NULL,
    "retrieval_index" INTEGER NOT NULL,
    "case_id" TEXT NOT NULL,
    "found" JSONB NOT NULL,
    "relevant" JSONB NOT NULL,
    "latency_ms" DOUBLE PRECISION,
    "ann_recall" DOUBLE PRECISION,
    "cost_usd" DOUBLE PRECISION,
    "error" TEXT,

    CONSTRAINT "retrieval_evaluation_cells_pkey" PRIMARY KEY ("evaluation_id", "retrieval_index", "case_id")
);

CREATE UNIQUE INDEX "retrieval_evaluations_workspace_id_id_key" ON "retrieval_evaluations"("workspace_id", "id");
CREATE INDEX "retrieval_evaluations_workspace_id_created_at_idx" ON "retrieval_evaluations"("workspace_id", "created_at");
CREATE INDEX "retrieval_evaluations_workspace_id_dataset_id_idx" ON "retrieval_evaluations"("workspace_id", "dataset_id");
CREATE INDEX "retrieval_evaluation_cells_workspace_id_evaluation_id_idx" ON "retrieval_evaluation_cells"("workspace_id", "evaluation_id");

ALTER TABLE "retrieval_evaluations" ADD CONSTRAINT "retrieval_evaluations_workspace_id_dataset_id_fkey" FOREIGN KEY ("workspace_id", "dataset_id") REFERENCES "datasets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "retrieval_evaluation_cells" ADD CONSTRAINT "retrieval_evaluation_cells_workspace_id_evaluation_id_fkey" FOREIGN KEY ("workspace_id", "evaluation_id") REFERENCES "retrieval_evaluations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
