/** What was taken out of a text, by kind. Line ends are made uniform without being counted: nothing is lost by that. */
export interface RemovedCharacters {
  nul: number;
  loneSurrogates: number;
  control: number;
}

export interface TextCleaner {
  /** Cleans one piece; a character that is split between two pieces is put together again. */
  push(piece: string): string;
  /** What was held back at the end of the last piece. */
  finish(): string;
  readonly removed: Readonly<RemovedCharacters>;
}

// C0 and C1 without tab and line feed; carriage return, form feed, vertical tab and NEL become line feeds below.
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;
const EVERY_CONTROL = /\r\n?|[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const LINE_ENDS = new Set(['\r\n', '\r', '\f', '\v', '\u0085']);

/**
 * The one place where characters are removed from parsed text. NUL and lone surrogates can't be stored by Postgres; other
 * control characters (C0 and C1) have no meaning in text and break prompts and exports. Tabs stay, every kind of line end
 * becomes a line feed, and everything else, bidirectional marks and joiners included, stays as it is.
 */
export function createTextCleaner(): TextCleaner {
  const removed: RemovedCharacters = { nul: 0, loneSurrogates: 0, control: 0 };
  let held = '';

  const clean = (text: string): string => {
    let result = text;
    if (CONTROL.test(result)) {
      result = result.replace(EVERY_CONTROL, (match) => {
        if (LINE_ENDS.has(match)) return '\n';
        if (match === '\0') removed.nul++;
        else removed.control++;
        return '';
      });
    }
    if (!result.isWellFormed()) {
      result = result.replace(LONE_SURROGATES, () => {
        removed.loneSurrogates++;
        return '';
      });
    }
    return result;
  };

  return {
    removed,
    push(piece) {
      const text = held + piece;
      const last = text.charCodeAt(text.length - 1);
      const mayGoOn = last === 0x0d || (last >= 0xd800 && last <= 0xdbff);
      held = mayGoOn ? text.slice(-1) : '';
      return clean(mayGoOn ? text.slice(0, -1) : text);
    },
    finish() {
      const rest = clean(held);
      held = '';
      return rest;
    },
  };
}
