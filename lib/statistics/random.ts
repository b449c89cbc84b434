/** Gives numbers that are uniform in [0, 1), the same ones for the same seed on every machine. */
export type Random = () => number;

/**
 * sfc32 ("small fast counting") by Chris Doty-Humphrey, of the PractRand test suite: three words of state and a counter, period
 * at least 2^32. Results that rest on chance can be computed again from their seed.
 *
 * @param seed any whole number; only its low 32 bits count
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first outputs still show the seed.
  for (let i = 0; i < 12; i++) next();
  return next;
}
