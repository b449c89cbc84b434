import type { PGlite } from '@electric-sql/pglite';

/** The server's view of the database: what `PGLiteSocketServer` calls on it. */
type Served = Pick<PGlite, 'isInTransaction' | 'execProtocolRawStream'>;

/** Messages of the extended query protocol that leave a conversation open until Sync: Parse, Bind, Describe, Execute, Close, Flush. */
const OPENING = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)));
const SYNC = 'S'.charCodeAt(0);

/**
 * Keeps one client's Parse, Bind, Execute and Sync together. pglite-socket queues single messages of all clients for one
 * backend, and stays with a client only during a transaction; outside of one, a second client's Parse would replace the
 * first one's unnamed statement before it is bound ("bind message supplies 3 parameters, but prepared statement requires 5"), or
 * run it with the wrong values. So an open conversation is shown to it as a transaction, which ends with Sync.
 */
export function keepConversationsWhole<Database extends Served>(database: Database): Database {
  let open = false;
  return new Proxy(database, {
    get(target, property) {
      if (property === 'isInTransaction') return () => open || target.isInTransaction();
      if (property === 'execProtocolRawStream') {
        return async (...[message, ...rest]: Parameters<Served['execProtocolRawStream']>) => {
          const kind = message[0] ?? 0;
          if (OPENING.has(kind)) open = true;
          try {
            return await target.execProtocolRawStream(message, ...rest);
          } finally {
            if (kind === SYNC) open = false;
          }
        };
      }
      // What ends a conversation whose client went away in its middle.
      if (property === 'exec') open = false;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
