import { ValidationError } from '@/lib/errors';
import { MOST_DIMENSIONS, type Precision, type SearchStructure } from './schema';

/**
 * Milliseconds for each vector, list and dimension that the embedded database takes to make an IVFFlat structure, and for
 * the rest of it. Measured with 1,000 to 4,000 vectors of 384 and 768 dimensions on two cores.
 */
const IVFFLAT_MS: Record<Precision, number> = { full: 7.5e-6, half: 4.7e-5, binary: 6e-7 };
const FIXED_MS = 10;
/** While the embedded database makes a structure, every other query waits. */
const LONGEST_STANDSTILL_MS = 500;

/** @throws {ValidationError} where pgvector has no structure for vectors of so many dimensions, naming what would do */
export function refuseDimensions({ type, precision }: SearchStructure, dimensions: number): void {
  if (type === 'exact' || dimensions <= MOST_DIMENSIONS[precision]) return;
  const enough = (['half', 'binary'] as const).filter((wider) => dimensions <= MOST_DIMENSIONS[wider]);
  const advice = [...enough.map((wider) => `${wider} precision`), 'exact search', 'fewer dimensions'].join(', or ');
  throw new ValidationError([
    {
      path: 'search.type',
      message: `${type} holds at most ${MOST_DIMENSIONS[precision]} dimensions of ${precision} precision and this model gives ${dimensions}: take ${advice}`,
    },
  ]);
}

/** @throws {ValidationError} where everybody would wait too long for an IVFFlat structure on the embedded database */
export function refuseLongBuild(
  { precision }: SearchStructure,
  chunks: number,
  dimensions: number,
  lists: number,
): void {
  const milliseconds = FIXED_MS + chunks * lists * dimensions * IVFFLAT_MS[precision];
  if (milliseconds <= LONGEST_STANDSTILL_MS) return;
  throw new ValidationError([
    {
      path: 'search.type',
      message:
        `an ivfflat structure over about ${chunks} chunks would take about ${(milliseconds / 1_000).toFixed(1)} s, in which the ` +
        'embedded database could answer nobody: take hnsw, which grows bit by bit, exact search, or a Postgres server (DATABASE_URL)',
    },
  ]);
}
