import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/db';

/** The tests' setting is off; this turns it on, before the settings are read for the first time. */
beforeAll(() => {
  vi.stubEnv('BAKEOFF_RATE_LIMITS', 'on');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await disconnect();
});

const stranger = () => randomUUID();
const from = (client: string) => new Headers({ 'x-bakeoff-client': client });

async function attempt(email: string, client: string): Promise<number> {
  const { signIn } = await import('./sign-in');
  return signIn({ email, password: 'wrong password' }, from(client)).then(
    () => 200,
    (error: { status: number }) => error.status,
  );
}

describe('attempts to sign in', () => {
  it('of a stranger end after ten, and lock out nobody else', { timeout: 60_000 }, async () => {
    const [email, client] = [`${randomUUID()}@example.com`, stranger()];
    for (let count = 0; count < 10; count += 1) expect(await attempt(email, client)).toBe(401);
    expect(await attempt(email, client)).toBe(429);
    expect(await attempt(email, stranger())).toBe(401);
  });

  it('on many accounts end after a hundred from one client', async () => {
    const { limitRate } = await import('@/lib/security');
    const client = stranger();
    for (let count = 0; count < 99; count += 1) await limitRate('sign-in-client', client);
    expect(await attempt(`${randomUUID()}@example.com`, client)).toBe(401);
    expect(await attempt(`${randomUUID()}@example.com`, client)).toBe(429);
  });
});
