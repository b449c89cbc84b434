/** How often the parts of a run look around, in milliseconds. Tests hurry them. */
export interface Timing {
  /** Between events of one answer's text, the first of which is sent at once. */
  gatherMs: number;
  /** Between saves of what was streamed; more where the database is slow. */
  saveMs: number;
  /** Between signs of life, which also read what people want: a stop from another process takes at most this long. */
  beatMs: number;
  /** An owner not heard of for so long has lost its comparisons. */
  staleMs: number;
  /** Between looks of a reader whose comparison another process runs. */
  pollMs: number;
  /** How long answers may go on after the process was told to end; then they are saved as interrupted. */
  graceMs: number;
  /** The longest that a provider's request for patience is honoured; after that the answer fails. */
  longestWaitMs: number;
}

export const TIMING: Timing = {
  gatherMs: 25,
  saveMs: 100,
  beatMs: 500,
  staleMs: 10_000,
  pollMs: 150,
  graceMs: 10_000,
  longestWaitMs: 3_600_000,
};
