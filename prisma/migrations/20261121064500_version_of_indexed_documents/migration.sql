ALTER TABLE "index_documents" ADD COLUMN "document_version" INTEGER;
