-- How fast a connection may be asked, and how long it may be silent; what is not set is as the product has it.
ALTER TABLE "connections" ADD COLUMN "limits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "connections" ADD COLUMN "timeouts" JSONB NOT NULL DEFAULT '{}';
