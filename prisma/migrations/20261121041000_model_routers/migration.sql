-- Models that are defined in a workspace: which of its other models answers, decided for each question.

CREATE TABLE "model_routers" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "strategy" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "model_routers_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "model_routers_workspace_id_name_key" ON "model_routers"("workspace_id", "name");

ALTER TABLE "model_routers" ADD CONSTRAINT "model_routers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
