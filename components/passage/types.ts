interface Stage {
  rank: number;
  score: number;
}

/** A passage as it is shown; the hits of the API are of this shape. */
export interface Passage {
  rank: number;
  documentId: string;
  documentName: string;
  /** Of the document, as it was indexed; the newest where it is not known. */
  version?: number | undefined;
  /** UTF-16 code units of the document's text. */
  start: number;
  end: number;
  page: number | null;
  headingPath: readonly string[];
  text: string;
  score: number;
  stages: {
    dense?: Stage | undefined;
    lexical?: (Stage & { terms?: readonly { term: string; weight: number }[] }) | undefined;
    fusion?: Stage | undefined;
    rerank?: Stage | undefined;
    mmr?: Stage | undefined;
  };
}

/** Where a document is opened at a passage. */
export function passageHref(
  workspaceSlug: string,
  passage: Pick<Passage, 'documentId' | 'version' | 'start' | 'end'>,
): string {
  const document = encodeURIComponent(passage.documentId);
  const version = passage.version === undefined ? '' : `&version=${passage.version}`;
  return `/w/${encodeURIComponent(workspaceSlug)}/documents/${document}?start=${passage.start}&end=${passage.end}${version}`;
}
