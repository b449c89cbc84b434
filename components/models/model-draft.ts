import type { ConnectionModel, ModelKind } from '@/lib/models/schema';

/** A model of a connection as it is being typed. */
export interface ModelDraft {
  /** For the list's keys; a draft's id changes while it is typed. */
  key: string;
  id: string;
  kind: ModelKind;
  input: string;
  output: string;
  /** What the form doesn't show, kept as it is. */
  rest: Pick<ConnectionModel, 'contextWindow'> & { cachedInputPerMTok?: number };
}

export function emptyDraft(id = '', kind: ModelKind = 'chat'): ModelDraft {
  return { key: crypto.randomUUID(), id, kind, input: '', output: '', rest: {} };
}

export function toDraft(model: ConnectionModel): ModelDraft {
  const { id, kind, price, contextWindow } = model;
  return {
    key: id,
    id,
    kind,
    input: price?.inputPerMTok.toString() ?? '',
    output: price?.outputPerMTok.toString() ?? '',
    rest: {
      ...(contextWindow !== undefined && { contextWindow }),
      ...(price?.cachedInputPerMTok !== undefined && { cachedInputPerMTok: price.cachedInputPerMTok }),
    },
  };
}

function amount(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** What is sent: rows without a name are left out, and a price counts only where what its kind needs is there. */
export function toModels(drafts: readonly ModelDraft[]): ConnectionModel[] {
  return drafts.flatMap(({ id, kind, input, output, rest }) => {
    const name = id.trim();
    if (name === '') return [];
    const inputPerMTok = amount(input);
    const outputPerMTok = kind === 'chat' ? amount(output) : (amount(output) ?? 0);
    const { cachedInputPerMTok, ...other } = rest;
    const price =
      inputPerMTok === null || outputPerMTok === null
        ? {}
        : { price: { inputPerMTok, outputPerMTok, ...(cachedInputPerMTok !== undefined && { cachedInputPerMTok }) } };
    return [{ id: name, kind, ...price, ...other }];
  });
}
