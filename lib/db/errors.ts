import { Prisma } from './generated/client';

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  '57P01',
  '57P03',
  '53300',
  '08006',
  '08001',
]);

/** True where a row with the same unique key exists already, through Prisma or plain SQL. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === 'P2002';
  return codeOf(error) === '23505';
}

/** True where the database can't be reached or has no connection free: trying again later is right. */
export function isUnavailable(error: unknown): boolean {
  for (
    let current: unknown = error, depth = 0;
    current instanceof Error && depth < 5;
    current = current.cause, depth++
  ) {
    if (CONNECTION_CODES.has(codeOf(current) ?? '')) return true;
    if (
      /timeout exceeded when trying to connect|Connection terminated|Can't reach database server|DatabaseNotReachable/i.test(
        current.message,
      )
    ) {
      return true;
    }
  }
  return false;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
