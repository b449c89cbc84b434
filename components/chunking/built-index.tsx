import { DescriptionList } from '@/components/ui/description-list';
import { chunkingStrategies } from '@/lib/chunking/schema';
import type { Index } from '@/lib/indexes/schema';

interface Props {
  index: Index;
  /** Of the document, as the index holds it; null where it is not known. */
  version: number | null;
  newest: number;
}

/** How an index was told to cut, and which version of the document it holds. */
export function BuiltIndex({ index: { chunking, status }, version, newest }: Props) {
  const strategy = chunkingStrategies.find(({ id }) => id === chunking.strategy)?.label ?? chunking.strategy;
  const unit = chunking.unit === 'token' ? 'tokens' : 'characters';
  const older = version !== null && version < newest;
  return (
    <div className="flex flex-col gap-3">
      <DescriptionList
        items={[
          { term: 'Chunking', value: strategy },
          { term: 'Size', value: `${chunking.size.toLocaleString('en-US')} ${unit}` },
          { term: 'Overlap', value: `${chunking.overlap.toLocaleString('en-US')} ${unit}` },
        ]}
      />
      {older || status === 'stale' ? (
        <p className="text-muted-foreground text-xs">
          {older
            ? `The index holds version ${version} of ${newest} of this document, which is shown here. Refresh it to take in the newest.`
            : 'Documents changed since this index was built.'}
        </p>
      ) : null}
    </div>
  );
}
