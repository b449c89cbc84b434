import { detectLanguage } from '@/lib/text';
import { chunkText } from './chunk-text';
import type { ChunkingDocument } from './document';
import type { Chunk, Chunking } from './schema';
import { findTopics, type EmbedSentences } from './topics';

/**
 * Cuts a document into chunks as `chunkText` does, after embedding its sentences where the strategy goes by them.
 * @param embed called by `semantic` only
 */
export async function chunkDocument(
  document: ChunkingDocument,
  chunking: Chunking,
  embed: EmbedSentences,
): Promise<Chunk[]> {
  if (chunking.strategy !== 'semantic') return chunkText(document, chunking);
  const language = document.language === undefined ? detectLanguage(document.text) : document.language;
  const topics = await findTopics(document.text, language, embed);
  return chunkText({ ...document, language }, chunking, topics);
}
