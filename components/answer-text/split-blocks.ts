const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const CONTINUES = /^(\s|[-*+>] ?|\d{1,9}[.)]\s|\[\^|\|)/;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m;

/**
 * Splits Markdown into blocks that can be parsed one by one, so that while an answer streams in only its last block is parsed again.
 * Cuts only at a blank line outside a code fence, and not where the next line may belong to what stands before (lists, quotes, tables,
 * indented lines). A text with reference definitions is left whole, since they reach across blocks. The blocks joined are the text.
 */
export function splitBlocks(text: string): string[] {
  if (DEFINITION.test(text)) return [text];
  const lines = text.split(/(?<=\n)/);
  const blocks: string[] = [];
  let block = '';
  let fence: string | null = null;
  let blank = false;
  for (const line of lines) {
    const marker = FENCE.exec(line)?.[1] ?? null;
    const startsBlock = blank && fence === null && line.trim() !== '' && !CONTINUES.test(line);
    if (startsBlock) {
      blocks.push(block);
      block = '';
    }
    if (marker !== null && fence === null) fence = marker;
    else if (marker !== null && fence !== null && marker.startsWith(fence) && line.trim() === marker) fence = null;
    block += line;
    blank = line.trim() === '';
  }
  if (block !== '') blocks.push(block);
  return blocks;
}
