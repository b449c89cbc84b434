-- Answers to exact requests, kept for as long as the workspace says; 0 hours keeps none.
ALTER TABLE "workspaces" ADD COLUMN "reuse_hours" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "kept_responses" (
    "workspace_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_responses_pkey" PRIMARY KEY ("workspace_id", "key")
);

CREATE INDEX "kept_responses_expires_at_idx" ON "kept_responses"("expires_at");

ALTER TABLE "kept_responses" ADD CONSTRAINT "kept_responses_workspace_id_fkey"
    FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
