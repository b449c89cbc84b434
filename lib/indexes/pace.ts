/** How many chunks go into one statement, and how long the build rests after it. */
export interface Pace {
  size: number;
  /** Milliseconds in which the embedded database answers everybody else. */
  restMs: number;
}

const MOST = 256;
/** The embedded database does one thing at a time: a page that makes ten queries waits for at most one batch this long. */
const TARGET_MS = 120;
const REST_MS = 20;

/** @param gradual true where vectors go into an HNSW on the embedded database, which takes some milliseconds for each */
export function firstPace(gradual: boolean): Pace {
  return gradual ? { size: 8, restMs: REST_MS } : { size: MOST, restMs: 0 };
}

/** The next batch's size, from how long one of `size` took: towards 120 ms, at most doubled or quartered at a time. */
export function nextPace(pace: Pace, loaded: number, tookMs: number): Pace {
  if (pace.restMs === 0 || loaded === 0) return pace;
  const wanted = (loaded * TARGET_MS) / Math.max(tookMs, 1);
  const size = Math.round(Math.min(pace.size * 2, Math.max(pace.size / 4, wanted)));
  return { ...pace, size: Math.min(MOST, Math.max(1, size)) };
}
