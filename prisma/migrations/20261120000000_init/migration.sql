-- Everything up to the first release.

CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,
    "active_workspace_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "workspaces" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "logo" TEXT,
    "metadata" TEXT,
    "daily_cap_usd" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "members" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invitations" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT,
    "status" TEXT NOT NULL,
    "token_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "inviter_id" TEXT NOT NULL,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "key_hint" TEXT NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "connections" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT,
    "encrypted_key" TEXT,
    "key_hint" TEXT,
    "models" JSONB NOT NULL DEFAULT '[]',
    "last_test" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "connections_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "comparisons" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "variants" JSONB NOT NULL,
    "repeats" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT,
    "owner" TEXT,
    "heartbeat_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "comparisons_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "answers" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "comparison_id" TEXT NOT NULL,
    "variant_index" INTEGER NOT NULL,
    "input_index" INTEGER NOT NULL,
    "repeat" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "object" JSONB,
    "reasoning" TEXT,
    "tool_calls" JSONB,
    "citations" JSONB NOT NULL DEFAULT '[]',
    "hits" JSONB NOT NULL DEFAULT '[]',
    "messages" JSONB NOT NULL DEFAULT '[]',
    "usage" JSONB,
    "cost_usd" DOUBLE PRECISION,
    "timings" JSONB,
    "finish_reason" TEXT,
    "model" TEXT NOT NULL,
    "attempts" JSONB NOT NULL DEFAULT '[]',
    "error" JSONB,
    "stop_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "answers_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "comparison_event_batches" (
    "workspace_id" TEXT NOT NULL,
    "comparison_id" TEXT NOT NULL,
    "first_seq" INTEGER NOT NULL,
    "last_seq" INTEGER NOT NULL,
    "events" JSONB NOT NULL,

    CONSTRAINT "comparison_event_batches_pkey" PRIMARY KEY ("comparison_id", "first_seq")
);

CREATE TABLE "votes" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "comparison_id" TEXT NOT NULL,
    "input_index" INTEGER NOT NULL,
    "winner" TEXT NOT NULL,
    "answer_id" TEXT,
    "comment" TEXT,
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "votes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "playground_drafts" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_drafts_pkey" PRIMARY KEY ("workspace_id", "user_id")
);

CREATE TABLE "shares" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "include" JSONB NOT NULL,
    "snapshot" JSONB NOT NULL,
    "password_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shares_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "collections" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "collections_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "documents" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "collection_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "error_code" TEXT,
    "error_detail" TEXT,
    "pages" INTEGER,
    "characters" INTEGER,
    "language" TEXT,
    "encoding" TEXT,
    "encoding_override" TEXT,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "source_url" TEXT,
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "document_file_parts" (
    "workspace_id" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "document_file_parts_pkey" PRIMARY KEY ("document_id", "part")
);

CREATE TABLE "document_texts" (
    "workspace_id" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "pages" JSONB NOT NULL,
    "outline" JSONB NOT NULL,

    CONSTRAINT "document_texts_pkey" PRIMARY KEY ("document_id")
);

CREATE TABLE "embedding_cache" (
    "workspace_id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "embedding_cache_pkey" PRIMARY KEY ("workspace_id", "model", "content_hash")
);

CREATE TABLE "indexes" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "collection_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "chunking" JSONB NOT NULL,
    "embedding" JSONB NOT NULL,
    "search" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "error" JSONB,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER NOT NULL DEFAULT 0,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "documents" INTEGER NOT NULL DEFAULT 0,
    "tokens" INTEGER NOT NULL DEFAULT 0,
    "cost_usd" DOUBLE PRECISION,
    "max_cost_usd" DOUBLE PRECISION,
    "build_ms" INTEGER,
    "active_build" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "indexes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "index_builds" (
    "id" SERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "index_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "checkpoint" JSONB NOT NULL DEFAULT '{}',
    "statistics" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "index_builds_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "index_documents" (
    "workspace_id" TEXT NOT NULL,
    "build_id" INTEGER NOT NULL,
    "document_id" TEXT NOT NULL,
    "document_revision" INTEGER NOT NULL,
    "document_name" TEXT NOT NULL,
    "language" TEXT,
    "first_chunk" INTEGER NOT NULL,
    "chunks" INTEGER NOT NULL,

    CONSTRAINT "index_documents_pkey" PRIMARY KEY ("build_id", "document_id")
);

CREATE TABLE "spending" (
    "workspace_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "usd" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "spending_pkey" PRIMARY KEY ("workspace_id", "day")
);

CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "idempotent_requests" (
    "workspace_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_requests_pkey" PRIMARY KEY ("workspace_id", "key")
);

CREATE TABLE "worker_heartbeats" (
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "prompts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "protected_labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "prompts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "prompt_versions" (
    "workspace_id" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "message" TEXT NOT NULL,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_versions_pkey" PRIMARY KEY ("prompt_id", "version")
);

CREATE TABLE "prompt_labels" (
    "workspace_id" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "prompt_labels_pkey" PRIMARY KEY ("prompt_id", "label")
);

CREATE TABLE "prompt_drafts" (
    "workspace_id" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "base_version" INTEGER,
    "content" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_drafts_pkey" PRIMARY KEY ("prompt_id", "user_id")
);

CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");
CREATE UNIQUE INDEX "members_workspace_id_user_id_key" ON "members"("workspace_id", "user_id");
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");
CREATE UNIQUE INDEX "connections_workspace_id_id_key" ON "connections"("workspace_id", "id");
CREATE UNIQUE INDEX "comparisons_workspace_id_id_key" ON "comparisons"("workspace_id", "id");
CREATE UNIQUE INDEX "answers_workspace_id_id_key" ON "answers"("workspace_id", "id");
CREATE UNIQUE INDEX "answers_comparison_id_variant_index_input_index_repeat_key" ON "answers"("comparison_id", "variant_index", "input_index", "repeat");
CREATE UNIQUE INDEX "votes_workspace_id_id_key" ON "votes"("workspace_id", "id");
CREATE UNIQUE INDEX "shares_token_hash_key" ON "shares"("token_hash");
CREATE UNIQUE INDEX "shares_workspace_id_id_key" ON "shares"("workspace_id", "id");
CREATE UNIQUE INDEX "collections_workspace_id_id_key" ON "collections"("workspace_id", "id");
CREATE UNIQUE INDEX "documents_workspace_id_id_key" ON "documents"("workspace_id", "id");
CREATE UNIQUE INDEX "document_texts_workspace_id_document_id_key" ON "document_texts"("workspace_id", "document_id");
CREATE UNIQUE INDEX "indexes_workspace_id_id_key" ON "indexes"("workspace_id", "id");
CREATE UNIQUE INDEX "index_builds_workspace_id_id_key" ON "index_builds"("workspace_id", "id");
CREATE UNIQUE INDEX "prompts_workspace_id_id_key" ON "prompts"("workspace_id", "id");
CREATE UNIQUE INDEX "prompt_versions_workspace_id_prompt_id_version_key" ON "prompt_versions"("workspace_id", "prompt_id", "version");
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");
CREATE INDEX "members_user_id_idx" ON "members"("user_id");
CREATE INDEX "invitations_workspace_id_idx" ON "invitations"("workspace_id");
CREATE INDEX "invitations_inviter_id_idx" ON "invitations"("inviter_id");
CREATE INDEX "api_keys_workspace_id_user_id_idx" ON "api_keys"("workspace_id", "user_id");
CREATE INDEX "connections_workspace_id_name_idx" ON "connections"("workspace_id", "name");
CREATE INDEX "comparisons_workspace_id_created_at_idx" ON "comparisons"("workspace_id", "created_at");
CREATE INDEX "comparisons_status_heartbeat_at_idx" ON "comparisons"("status", "heartbeat_at");
CREATE INDEX "answers_workspace_id_comparison_id_idx" ON "answers"("workspace_id", "comparison_id");
CREATE INDEX "comparison_event_batches_workspace_id_comparison_id_idx" ON "comparison_event_batches"("workspace_id", "comparison_id");
CREATE INDEX "votes_workspace_id_comparison_id_idx" ON "votes"("workspace_id", "comparison_id");
CREATE INDEX "votes_workspace_id_answer_id_idx" ON "votes"("workspace_id", "answer_id");
CREATE INDEX "shares_workspace_id_created_at_idx" ON "shares"("workspace_id", "created_at");
CREATE INDEX "collections_workspace_id_created_at_idx" ON "collections"("workspace_id", "created_at");
CREATE INDEX "documents_workspace_id_collection_id_created_at_idx" ON "documents"("workspace_id", "collection_id", "created_at");
CREATE INDEX "document_file_parts_workspace_id_document_id_idx" ON "document_file_parts"("workspace_id", "document_id");
CREATE INDEX "indexes_workspace_id_created_at_idx" ON "indexes"("workspace_id", "created_at");
CREATE INDEX "indexes_workspace_id_collection_id_idx" ON "indexes"("workspace_id", "collection_id");
CREATE INDEX "index_builds_workspace_id_index_id_idx" ON "index_builds"("workspace_id", "index_id");
CREATE INDEX "index_documents_workspace_id_build_id_idx" ON "index_documents"("workspace_id", "build_id");
CREATE INDEX "idempotent_requests_created_at_idx" ON "idempotent_requests"("created_at");
CREATE INDEX "prompts_workspace_id_name_idx" ON "prompts"("workspace_id", "name");
CREATE INDEX "prompt_labels_workspace_id_prompt_id_version_idx" ON "prompt_labels"("workspace_id", "prompt_id", "version");
CREATE INDEX "prompt_drafts_workspace_id_prompt_id_idx" ON "prompt_drafts"("workspace_id", "prompt_id");

-- What is deleted may come back for a while, so names and contents are unique among the living only. Prisma's schema has no
-- words for partial indexes; the agreement test lists them.
CREATE UNIQUE INDEX "documents_living_sha256_key" ON "documents"("collection_id", "sha256") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "prompts_living_name_key" ON "prompts"("workspace_id", "name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "connections_living_name_key" ON "connections"("workspace_id", "name") WHERE "deleted_at" IS NULL;

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "members"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "connections" ADD CONSTRAINT "connections_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "answers" ADD CONSTRAINT "answers_workspace_id_comparison_id_fkey" FOREIGN KEY ("workspace_id", "comparison_id") REFERENCES "comparisons"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "comparison_event_batches" ADD CONSTRAINT "comparison_event_batches_workspace_id_comparison_id_fkey" FOREIGN KEY ("workspace_id", "comparison_id") REFERENCES "comparisons"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "votes" ADD CONSTRAINT "votes_workspace_id_comparison_id_fkey" FOREIGN KEY ("workspace_id", "comparison_id") REFERENCES "comparisons"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "votes" ADD CONSTRAINT "votes_workspace_id_answer_id_fkey" FOREIGN KEY ("workspace_id", "answer_id") REFERENCES "answers"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "playground_drafts" ADD CONSTRAINT "playground_drafts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "collections" ADD CONSTRAINT "collections_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "documents" ADD CONSTRAINT "documents_workspace_id_collection_id_fkey" FOREIGN KEY ("workspace_id", "collection_id") REFERENCES "collections"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "document_file_parts" ADD CONSTRAINT "document_file_parts_workspace_id_document_id_fkey" FOREIGN KEY ("workspace_id", "document_id") REFERENCES "documents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "document_texts" ADD CONSTRAINT "document_texts_workspace_id_document_id_fkey" FOREIGN KEY ("workspace_id", "document_id") REFERENCES "documents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "embedding_cache" ADD CONSTRAINT "embedding_cache_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "indexes" ADD CONSTRAINT "indexes_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "indexes" ADD CONSTRAINT "indexes_workspace_id_collection_id_fkey" FOREIGN KEY ("workspace_id", "collection_id") REFERENCES "collections"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "index_builds" ADD CONSTRAINT "index_builds_workspace_id_index_id_fkey" FOREIGN KEY ("workspace_id", "index_id") REFERENCES "indexes"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "index_documents" ADD CONSTRAINT "index_documents_workspace_id_build_id_fkey" FOREIGN KEY ("workspace_id", "build_id") REFERENCES "index_builds"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "spending" ADD CONSTRAINT "spending_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "idempotent_requests" ADD CONSTRAINT "idempotent_requests_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_workspace_id_prompt_id_fkey" FOREIGN KEY ("workspace_id", "prompt_id") REFERENCES "prompts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "prompt_labels" ADD CONSTRAINT "prompt_labels_workspace_id_prompt_id_fkey" FOREIGN KEY ("workspace_id", "prompt_id") REFERENCES "prompts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "prompt_labels" ADD CONSTRAINT "prompt_labels_workspace_id_prompt_id_version_fkey" FOREIGN KEY ("workspace_id", "prompt_id", "version") REFERENCES "prompt_versions"("workspace_id", "prompt_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "prompt_drafts" ADD CONSTRAINT "prompt_drafts_workspace_id_prompt_id_fkey" FOREIGN KEY ("workspace_id", "prompt_id") REFERENCES "prompts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The chunks, vectors and postings of each build of an index: tables that Prisma does not see.
CREATE EXTENSION IF NOT EXISTS vector;
CREATE SCHEMA "bakeoff_indexes";
