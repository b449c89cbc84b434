import { MODES, retrievalSchema, spanSchema, type Mode, type Span } from '@/lib/retrieval/schema';
import type { RetrievalSettings } from './settings';

/** What is asked of an index, and how. It stands in the address, so that a result can be reloaded and sent to a colleague. */
export interface Ask {
  question: string;
  mode: Mode;
  topK: number;
  /** Everything else that a search can have. */
  options: RetrievalSettings;
  /** A passage that should have been found: a place in a document, or a document's name and words from it. */
  missing: Span | null;
}

const optionsSchema = retrievalSchema.omit({ indexId: true, mode: true, topK: true }).partial();

/** What an address says, as far as it makes sense. */
export function readAsk(parameters: Pick<URLSearchParams, 'get'>): Ask {
  const topK = Number(parameters.get('k') ?? 10);
  return {
    question: parameters.get('q') ?? '',
    mode: MODES.find((candidate) => candidate === parameters.get('mode')) ?? 'hybrid',
    topK: Number.isInteger(topK) && topK >= 1 && topK <= 200 ? topK : 10,
    options: readOptions(parameters.get('options')),
    missing: readMissing(parameters),
  };
}

export function askParameters({ question, mode, topK, options, missing }: Ask): URLSearchParams {
  const parameters = new URLSearchParams({ q: question, mode, k: String(topK) });
  if (Object.keys(options).length > 0) parameters.set('options', JSON.stringify(options));
  if (missing && 'quote' in missing) {
    parameters.set('document', missing.documentName);
    parameters.set('quote', missing.quote);
  } else if (missing) {
    parameters.set('in', missing.documentId);
    parameters.set('span', `${missing.start}-${missing.end}`);
  }
  return parameters;
}

/** The page of an index that asks this. */
export function askHref(workspaceSlug: string, indexId: string, ask: Ask): string {
  return `/w/${encodeURIComponent(workspaceSlug)}/indexes/${encodeURIComponent(indexId)}?${askParameters(ask)}`;
}

function readOptions(text: string | null): RetrievalSettings {
  if (text === null) return {};
  try {
    return optionsSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

function readMissing(parameters: Pick<URLSearchParams, 'get'>): Span | null {
  const place = /^(\d{1,10})-(\d{1,10})$/.exec(parameters.get('span') ?? '');
  const span = place
    ? { documentId: parameters.get('in'), start: Number(place[1]), end: Number(place[2]) }
    : { documentName: parameters.get('document'), quote: parameters.get('quote') };
  return spanSchema.safeParse(span).data ?? null;
}
