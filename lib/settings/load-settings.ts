import { resolve } from 'node:path';
import { environmentSchema, type Settings } from './schema';
import { SettingsError } from './settings-error';

/**
 * Reads and checks the environment, in this one place.
 *
 * @throws SettingsError naming each variable that is wrong
 */
export function loadSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  if (Boolean(env.BAKEOFF_INIT_EMAIL) !== Boolean(env.BAKEOFF_INIT_PASSWORD)) {
    throw new SettingsError(['BAKEOFF_INIT_EMAIL and BAKEOFF_INIT_PASSWORD: give both, or neither.']);
  }
  if (env.BAKEOFF_INIT_API_KEY && !env.BAKEOFF_INIT_EMAIL) {
    throw new SettingsError(['BAKEOFF_INIT_API_KEY: needs BAKEOFF_INIT_EMAIL and BAKEOFF_INIT_PASSWORD, its owner.']);
  }
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDirectory: resolve(env.BAKEOFF_DATA_DIR),
    secret: env.BAKEOFF_SECRET,
    url: env.BAKEOFF_URL ?? `http://localhost:${env.PORT}`,
    rateLimits: env.BAKEOFF_RATE_LIMITS,
    allowedHosts: env.BAKEOFF_ALLOWED_HOSTS,
    trustedProxies: env.BAKEOFF_TRUSTED_PROXIES,
    maxUploadBytes: env.BAKEOFF_MAX_UPLOAD_MB * 1_000_000,
    logLevel: env.BAKEOFF_LOG_LEVEL,
    init:
      env.BAKEOFF_INIT_EMAIL && env.BAKEOFF_INIT_PASSWORD
        ? { email: env.BAKEOFF_INIT_EMAIL, password: env.BAKEOFF_INIT_PASSWORD, apiKey: env.BAKEOFF_INIT_API_KEY }
        : undefined,
    embeddedDatabase: env.BAKEOFF_EMBEDDED_DATABASE,
  };
}

let loaded: Settings | undefined;

/** The settings of this process, read once. */
export function settings(): Settings {
  return (loaded ??= loadSettings());
}
