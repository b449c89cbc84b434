/**
 * What has to be done at least, as one loop without a product around it: split, embed, count terms, load in binary into an
 * embedded database in a process of its own. Files in, milliseconds out.
 */
import { readFileSync } from 'node:fs';
import { chunkText } from '@/lib/chunking';
import { BinaryCopy, disconnect, loadBinary, query, sql, transaction } from '@/lib/db';
import { lexicalEmbedding } from '@/lib/embeddings/lexical-embedding';
import { PostingsCollector } from '@/lib/indexes/postings';
import { analyse } from '@/lib/text';
import { answerParent } from './answer-parent';
import { CHUNKING } from './ingest-settings';

export interface BareResult {
  ms: number;
  chunks: number;
}

const AT_ONCE = 256;
const SCHEMA = 'bare';
const files = process.argv.slice(2);

await query(sql`create extension if not exists vector`);
await query(sql`create schema bare`);
await query(sql`create table bare.chunks (id int primary key, document text not null, start_offset int not null,
  end_offset int not null, text text not null)`);
await query(sql`create table bare.vectors (chunk_id int primary key, embedding vector(768) not null)`);
await query(sql`alter table bare.vectors alter embedding set storage plain`);
await query(sql`create table bare.postings (term text primary key, chunk_ids int[] not null, weights int[] not null)`);

const began = performance.now();
const postings = new PostingsCollector();
let chunks = new BinaryCopy();
let vectors = new BinaryCopy();
let [next, waiting] = [0, 0];

async function load(): Promise<void> {
  const [texts, embeddings] = [chunks.finish(), vectors.finish()];
  [chunks, vectors, waiting] = [new BinaryCopy(), new BinaryCopy(), 0];
  await transaction(async (on) => {
    await loadBinary(on, [SCHEMA, 'chunks'], texts);
    await loadBinary(on, [SCHEMA, 'vectors'], embeddings);
  });
}

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  for (const chunk of chunkText({ text, language: 'en', pages: [], outline: [] }, CHUNKING)) {
    chunks.row(5).int4(next).text(file).int4(chunk.start).int4(chunk.end).text(chunk.text);
    vectors.row(2).int4(next).vector(lexicalEmbedding(chunk.text));
    postings.add(next, analyse(chunk.text, 'en'));
    next += 1;
    if ((waiting += 1) === AT_ONCE) await load();
  }
}
await load();
const lists = new BinaryCopy();
for (const list of postings.takeSegment()) {
  lists.row(3).text(list.term).int4Array(list.chunkIds).int4Array(postings.weigh(list));
}
await transaction((on) => loadBinary(on, [SCHEMA, 'postings'], lists.finish()));
const ms = performance.now() - began;
await disconnect();
await answerParent({ ms, chunks: next } satisfies BareResult);
