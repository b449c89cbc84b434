import type { Document, Format } from '@/lib/documents/schema';

/** Where the pages of the documents are and whom their calls are for. */
export interface DocumentsWorkspace {
  id: string;
  slug: string;
  /** Whether the person may change things; otherwise only reading is offered. */
  canWrite: boolean;
}

export type { Document, Format };
