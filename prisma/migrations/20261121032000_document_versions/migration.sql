-- A file that is uploaded again under the same name is the next version of its document. The row of the document, its text and
-- the parts of its file with that number are the current one; what was replaced is kept here with its text.

ALTER TABLE "documents" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "documents" ADD COLUMN "version_created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "documents" SET "version_created_at" = "created_at";

ALTER TABLE "document_texts" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "document_file_parts" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "document_file_parts" DROP CONSTRAINT "document_file_parts_pkey";
ALTER TABLE "document_file_parts" ADD CONSTRAINT "document_file_parts_pkey" PRIMARY KEY ("document_id", "version", "part");

CREATE TABLE "document_versions" (
    "workspace_id" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "encoding" TEXT,
    "encoding_override" TEXT,
    "language" TEXT,
    "pages" INTEGER,
    "characters" INTEGER,
    "error_code" TEXT,
    "error_detail" TEXT,
    "text" TEXT,
    "page_spans" JSONB NOT NULL DEFAULT '[]',
    "outline" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_versions_pkey" PRIMARY KEY ("document_id", "version")
);

CREATE INDEX "document_versions_workspace_id_document_id_idx" ON "document_versions"("workspace_id", "document_id");
CREATE INDEX "documents_workspace_id_collection_id_name_idx" ON "documents"("workspace_id", "collection_id", "name");
CREATE INDEX "documents_workspace_id_collection_id_source_url_idx" ON "documents"("workspace_id", "collection_id", "source_url");
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_workspace_id_document_id_fkey" FOREIGN KEY ("workspace_id", "document_id") REFERENCES "documents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
