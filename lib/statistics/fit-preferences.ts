import { invertSymmetric } from './linear-system';

/** Judgements of one kind: which of those shown was preferred, and how often it was said. */
export interface Preference {
  /** Places of what was shown together, from 0. */
  shown: readonly number[];
  /** The one that was preferred; null for a tie of all that were shown. */
  winner: number | null;
  /** 1 unless told. */
  count?: number;
}

export interface PreferenceFit {
  /** The log of each one's worth, around a mean of 0: the odds that i is preferred to j are exp(strength i − strength j). */
  strengths: number[];
  /** The standard error of each strength. */
  errors: number[];
  /** The covariance of the strengths, from the inverse of the information matrix. */
  covariance: number[][];
  /** The log of the prevalence of ties, by how many were shown; where there were none, or nothing but ties, it is missing. */
  ties: Map<number, number>;
}

interface Options {
  /**
   * How many wins, and as many losses, everyone is given against one more that doesn't exist. 0 is the plain maximum of the
   * likelihood, which is infinite for one that always wins; 0.5 keeps it finite and moves little once there are some judgements.
   */
  pseudo?: number;
}

const MAX_STEPS = 100;

/**
 * Strengths from preferences by maximum likelihood: the Bradley–Terry model for pairs, with Davidson's ties; for more than two
 * shown at once Luce's choice with the same kind of tie. Of those in S, i is preferred with a chance in proportion to its worth
 * αᵢ, and all are tied in proportion to δ (Π α)^(1/|S|), with one δ for each size of S.
 *
 * Sources: Bradley and Terry (1952), Biometrika 39; Davidson (1970), "On extending the Bradley–Terry model to accommodate ties in
 * paired comparison experiments", JASA 65(329); Turner, van Etten, Firth and Kosmidis (2020), "Modelling rankings in R: the
 * PlackettLuce package", Computational Statistics 35, whose pseudo-rankings `pseudo` follows. The model is log-linear, so the
 * likelihood has one maximum, and Newton's method with halved steps finds it.
 *
 * @returns null where the judgements do not tell the strengths apart: nothing connects some of them
 */
export function fitPreferences(
  items: number,
  preferences: readonly Preference[],
  { pseudo = 0.5 }: Options = {},
): PreferenceFit | null {
  if (items < 1) return null;
  const ghost = pseudo > 0 ? 1 : 0;
  const everyone = Array.from({ length: items }, (_item, i) => i);
  const against = everyone.flatMap((i): Preference[] => [
    { shown: [i, items], winner: i, count: pseudo },
    { shown: [i, items], winner: items, count: pseudo },
  ]);
  const all = ghost ? [...preferences, ...against] : [...preferences];
  const sizes = sizesWithTies(all);
  const decided = sizesWithWins(all);
  // Where nothing but ties was said of so many, they say nothing of the strengths.
  const used = all.filter(({ shown }) => shown.length > 1 && decided.has(shown.length));
  const model = { strengths: items + ghost, tieSizes: [...sizes].filter((size) => decided.has(size)) };
  const parameters = maximise(model, used);
  if (parameters === null) return null;
  const information = describe(model, used, parameters).information;
  const inverse = invertSymmetric(anchored(information, model.strengths));
  if (inverse === null) return null;

  const mean = everyone.reduce((sum, i) => sum + (parameters[i] ?? 0), 0) / items;
  const covariance = centred(everyone.map((i) => everyone.map((j) => inverse[i]?.[j] ?? 0)));
  return {
    strengths: everyone.map((i) => (parameters[i] ?? 0) - mean),
    errors: everyone.map((i) => Math.sqrt(Math.max(0, covariance[i]?.[i] ?? 0))),
    covariance,
    ties: new Map(model.tieSizes.map((size, at) => [size, parameters[model.strengths + at] ?? 0])),
  };
}

interface Model {
  /** How many strengths there are, the one that doesn't exist included. */
  strengths: number;
  /** The sizes that have a parameter for ties, in order. */
  tieSizes: number[];
}

function sizesWithTies(preferences: readonly Preference[]): Set<number> {
  return new Set(preferences.filter(({ winner }) => winner === null).map(({ shown }) => shown.length));
}

function sizesWithWins(preferences: readonly Preference[]): Set<number> {
  return new Set(preferences.filter(({ winner }) => winner !== null).map(({ shown }) => shown.length));
}

/** The log-likelihood, its gradient and its information matrix at these parameters. */
function describe(model: Model, preferences: readonly Preference[], parameters: readonly number[]) {
  const size = model.strengths + model.tieSizes.length;
  const gradient = new Array<number>(size).fill(0);
  const information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  let logLikelihood = 0;
  for (const { shown, winner, count = 1 } of preferences) {
    // Each outcome is linear in a few parameters; only those move for this set.
    const tie = model.tieSizes.indexOf(shown.length);
    const places = tie < 0 ? shown : [...shown, model.strengths + tie];
    const outcomes: number[][] = shown.map((_item, at) => places.map((_place, k) => (k === at ? 1 : 0)));
    if (tie >= 0) outcomes.push(places.map((_place, k) => (k < shown.length ? 1 / shown.length : 1)));
    const scores = outcomes.map((features) =>
      features.reduce((sum, feature, k) => sum + feature * (parameters[places[k] ?? 0] ?? 0), 0),
    );
    const highest = Math.max(...scores);
    const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
    const chances = scores.map((score) => Math.exp(score - highest) / total);
    const said = winner === null ? shown.length : shown.indexOf(winner);
    logLikelihood += count * ((scores[said] ?? 0) - highest - Math.log(total));
    const expected = places.map((_place, k) =>
      outcomes.reduce((sum, features, o) => sum + (chances[o] ?? 0) * (features[k] ?? 0), 0),
    );
    places.forEach((place, k) => {
      gradient[place] = (gradient[place] ?? 0) + count * ((outcomes[said]?.[k] ?? 0) - (expected[k] ?? 0));
      places.forEach((other, l) => {
        const product = outcomes.reduce(
          (sum, features, o) => sum + (chances[o] ?? 0) * (features[k] ?? 0) * (features[l] ?? 0),
          0,
        );
        const row = information[place] as number[];
        row[other] = (row[other] ?? 0) + count * (product - (expected[k] ?? 0) * (expected[l] ?? 0));
      });
    });
  }
  return { logLikelihood, gradient, information };
}

/** Newton's method from equal strengths; null where the maximum is not found, because there is none. */
function maximise(model: Model, preferences: readonly Preference[]): number[] | null {
  let parameters = new Array<number>(model.strengths + model.tieSizes.length).fill(0);
  let state = describe(model, preferences, parameters);
  for (let step = 0; step < MAX_STEPS; step++) {
    if (state.gradient.every((slope) => Math.abs(slope) < 1e-9)) return parameters;
    const inverse = invertSymmetric(anchored(state.information, model.strengths));
    if (inverse === null) return null;
    const move = inverse.map((row) => row.reduce((sum, value, k) => sum + value * (state.gradient[k] ?? 0), 0));
    let factor = 1;
    let next = state;
    let moved = parameters;
    do {
      moved = parameters.map((value, k) => value + factor * (move[k] ?? 0));
      next = describe(model, preferences, moved);
      factor /= 2;
    } while (!(next.logLikelihood >= state.logLikelihood - 1e-12) && factor > 1e-6);
    parameters = moved;
    state = next;
    if (parameters.some((value) => Math.abs(value) > 10)) return null;
  }
  return null;
}

/** Strengths are free to move together; a weight on their sum holds them, and changes nothing that can be told from data. */
function anchored(information: readonly (readonly number[])[], strengths: number): number[][] {
  return information.map((row, i) => row.map((value, j) => (i < strengths && j < strengths ? value + 1 : value)));
}

/** The covariance around the mean of all. */
function centred(covariance: readonly (readonly number[])[]): number[][] {
  const n = covariance.length;
  const means = covariance.map((row) => row.reduce((sum, value) => sum + value, 0) / n);
  const whole = means.reduce((sum, value) => sum + value, 0) / n;
  return covariance.map((row, i) => row.map((value, j) => value - (means[i] ?? 0) - (means[j] ?? 0) + whole));
}
