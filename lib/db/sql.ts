import { Prisma } from './generated/client';

export type Sql = Prisma.Sql;

/** SQL as a tagged template: every value becomes a parameter, other `sql` pieces are spliced in. The only way to write SQL. */
export const sql = Prisma.sql;

/** Splices a list of `sql` pieces or values, separated by commas unless told otherwise. */
export const join = Prisma.join;

/**
 * A quoted identifier, for the tables that each index has of its own.
 *
 * @param names schema and table, or one name; each of `a-z`, `0-9` and `_`, at most 63 characters
 * @throws RangeError for anything else, so that no text of a person ever becomes SQL
 */
export function identifier(...names: readonly string[]): Sql {
  for (const name of names) {
    if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new RangeError(`not an identifier: ${JSON.stringify(name)}`);
  }
  return Prisma.raw(names.map((name) => `"${name}"`).join('.'));
}

/** What somebody typed, so that LIKE, ILIKE and Prisma's `contains` look for it letter by letter: \, % and _ mean themselves. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/**
 * A whole number written into the statement itself, for the places where PostgreSQL takes no parameter (`vector(384)`).
 *
 * @throws RangeError for anything that is not a safe, non-negative integer
 */
export function integer(value: number): Sql {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  return Prisma.raw(String(value));
}
