import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import type { Index } from '@/lib/indexes/schema';
import {
  describeChunking,
  describeEmbedding,
  describeSearch,
  formatBytes,
  formatCost,
  formatCount,
  formatDuration,
} from './describe-index';

/** What an index is made of, and how large it is. */
export function IndexFacts({ index }: { index: Index }) {
  return (
    <Card>
      <CardHeader title="Made of" />
      <CardBody>
        <DescriptionList
          className="grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] text-xs"
          items={[
            { term: 'Collection', value: <span dir="auto">{index.collectionName}</span> },
            { term: 'Chunking', value: describeChunking(index.chunking) },
            { term: 'Embedding', value: describeEmbedding(index.embedding) },
            { term: 'Search', value: describeSearch(index.search) },
            { term: 'Documents', value: formatCount(index.documents) },
            { term: 'Chunks', value: formatCount(index.chunks) },
            { term: 'Tokens', value: formatCount(index.tokens) },
            { term: 'Cost', value: formatCost(index.costUsd) },
            ...(index.buildMs === null ? [] : [{ term: 'Built in', value: formatDuration(index.buildMs) }]),
            ...storageFacts(index.storage),
          ]}
        />
      </CardBody>
    </Card>
  );
}

function storageFacts(storage: Index['storage']) {
  if (storage === null) return [];
  const { vectorBytes, structureBytes, structureMs, lists, lexicalBytes, textBytes } = storage;
  return [
    { term: 'Vectors', value: formatBytes(vectorBytes) },
    ...(structureBytes === 0
      ? []
      : [
          {
            term: 'Structure',
            value: [
              formatBytes(structureBytes),
              lists === null ? null : `${formatCount(lists)} lists`,
              structureMs === 0 ? null : `made in ${formatDuration(structureMs)}`,
            ]
              .filter((part) => part !== null)
              .join(', '),
          },
        ]),
    { term: 'Words', value: formatBytes(lexicalBytes) },
    { term: 'Text', value: formatBytes(textBytes) },
  ];
}
