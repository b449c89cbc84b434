import type { Build } from './build';
import type { SourceDocument } from './build-types';
import { readTexts } from './tables/store';

interface Source {
  /** The build that has the document's chunks. */
  number: number;
  firstChunk: number;
  chunks: number;
  /** Of its vectors; 0 where it has none. */
  dimensions: number;
  /** Where its vectors come from; null where the build is older than this being kept. */
  source: string | null;
}

/** Takes over the chunks and vectors of a document that did not change; nothing is split or embedded again. */
export async function copyDocument(
  build: Build,
  document: SourceDocument,
  source: Source,
  loaded: number,
): Promise<void> {
  const firstChunk = build.nextChunk - loaded;
  const doneBefore = build.progress.done;
  if (source.dimensions > 0) await build.prepareVectors(source.dimensions, source.source);
  build.checkpoint.partial = { documentId: document.id, revision: document.revision, firstChunk };
  for (let done = loaded; done < source.chunks;) {
    const first = source.firstChunk + done;
    const count = Math.min(build.batchSize, source.chunks - done);
    const to = build.nextChunk;
    const texts = await readTexts(source.number, first, count);
    for (const { id, text } of texts) await build.count(id - first + to, text, document.language);
    build.nextChunk += count;
    done += count;
    build.progress.done = doneBefore + Math.round((document.characters * done) / source.chunks);
    if (done < source.chunks) await build.flush({ from: source.number, first, count, to });
    else {
      build.finish(document, firstChunk);
      await build.flush({ from: source.number, first, count, to });
    }
  }
  if (loaded >= source.chunks) build.finish(document, firstChunk);
}
