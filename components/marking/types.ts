/** A stretch of a document's text that somebody selected. */
export interface MarkedPassage {
  documentId: string;
  documentName: string;
  start: number;
  end: number;
  text: string;
}

export interface MarkingWorkspace {
  id: string;
  slug: string;
}
