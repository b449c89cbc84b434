import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { organization } from 'better-auth/plugins';
import { db, newId, type IdPrefix } from '@/lib/db';
import { logger } from '@/lib/security';
import { settings } from '@/lib/settings';
import { accessControl, organizationRoles } from './roles';

const PREFIXES: Record<string, IdPrefix> = { user: 'usr', workspace: 'wsp', member: 'mem', invitation: 'inv' };

/** Seven days, prolonged once a day while in use. */
const SESSION_SECONDS = 7 * 24 * 3_600;

function create() {
  const { url, secret } = settings();
  if (!secret) throw new Error('BAKEOFF_SECRET is not set: bin/start generates it into the data directory.');
  return betterAuth({
    appName: 'Bakeoff',
    baseURL: url,
    secret,
    trustedOrigins: allowedOrigins(),
    database: prismaAdapter(db(), { provider: 'postgresql', transaction: false }),
    telemetry: { enabled: false },
    // A wrong password is no event of the server; what matters comes back as an answer.
    logger: { level: 'error', log: (level, message) => logger()[level](message) },
    // Accounts come from the set-up form, the environment or an invitation; nobody signs up from outside.
    emailAndPassword: { enabled: true, disableSignUp: true, revokeSessionsOnPasswordReset: true },
    session: { expiresIn: SESSION_SECONDS, updateAge: 24 * 3_600 },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'bakeoff',
      useSecureCookies: url.startsWith('https:'),
      database: { generateId: ({ model }) => newId(PREFIXES[model] ?? 'prc') },
    },
    plugins: [
      organization({
        ac: accessControl,
        roles: organizationRoles,
        creatorRole: 'owner',
        allowUserToCreateOrganization: true,
        organizationLimit: 100,
        membershipLimit: 10_000,
        schema: {
          organization: { modelName: 'workspace' },
          member: { fields: { organizationId: 'workspaceId' } },
          invitation: { fields: { organizationId: 'workspaceId' } },
          session: { fields: { activeOrganizationId: 'activeWorkspaceId' } },
        },
      }),
    ],
  });
}

type Auth = ReturnType<typeof create>;

const holder = globalThis as typeof globalThis & { bakeoffAuth?: Auth };

/** better-auth as Bakeoff uses it, one per process. */
export function auth(): Auth {
  return (holder.bakeoffAuth ??= create());
}

/** The addresses that a browser may be on: the configured one, and the same port on this machine's own names. */
export function allowedOrigins(): string[] {
  const { url, port } = settings();
  return [...new Set([new URL(url).origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`])];
}
