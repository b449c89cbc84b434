import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { GET } from '@/app/api/v1/collections/route';
import { disconnect, pool } from '@/lib/db';
import { UnauthorizedError } from '@/lib/errors';
import { callRoute, makeWorkspace, signInAs } from '@/lib/testing';
import { signIn } from './sign-in';

afterEach(() => vi.restoreAllMocks());
afterAll(disconnect);

/** As a pool finds it whose server refuses connections. */
function takeDatabaseAway() {
  const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  vi.spyOn(pool(), 'connect').mockImplementation(((callback?: (error: Error) => void) => {
    if (!callback) return Promise.reject(error);
    callback(error);
    return undefined;
  }) as never);
}

it('Whoever asks with a session or a key while the database is away is told so, and when to come back', async () => {
  const team = await makeWorkspace();
  const member = await signInAs(team, 'editor');
  expect((await callRoute(GET, { headers: member.headers })).status).toBe(200);
  takeDatabaseAway();
  for (const credentials of [{ headers: member.headers }, { apiKey: team.apiKey }]) {
    const answer = await callRoute(GET, credentials);
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  const credentials = { email: 'somebody@example.com', password: 'a long password' };
  await expect(signIn(credentials, new Headers())).rejects.not.toBeInstanceOf(UnauthorizedError);
  vi.restoreAllMocks();
  expect((await callRoute(GET, { headers: member.headers })).status).toBe(200);
  await team.remove();
});
