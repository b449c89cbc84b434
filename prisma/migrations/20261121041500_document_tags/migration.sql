-- Tags of documents, which a list can be filtered by.
ALTER TABLE "documents" ADD COLUMN "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];
