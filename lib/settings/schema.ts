import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim().toLowerCase())
      .filter((item) => item !== ''),
  );

/** Every environment variable that Bakeoff reads, under its own name. The README lists them with these defaults. */
export const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  BAKEOFF_DATA_DIR: z.string().min(1).default('.bakeoff'),
  BAKEOFF_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  BAKEOFF_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  BAKEOFF_RATE_LIMITS: onOff.default(true),
  BAKEOFF_ALLOWED_HOSTS: list,
  BAKEOFF_TRUSTED_PROXIES: list,
  BAKEOFF_MAX_UPLOAD_MB: z.coerce.number().positive().max(2_000).default(100),
  BAKEOFF_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  BAKEOFF_INIT_EMAIL: z.email().optional(),
  BAKEOFF_INIT_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  BAKEOFF_INIT_API_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Set by `bin/start` for its children when it runs the embedded database: the folder that PGlite owns. */
  BAKEOFF_EMBEDDED_DATABASE: z.string().optional(),
});

export interface Settings {
  port: number;
  host: string;
  databaseUrl: string | undefined;
  /** Absolute path. */
  dataDirectory: string;
  secret: string | undefined;
  /** The address that links are built from, without a slash at its end. */
  url: string;
  rateLimits: boolean;
  /** Private hosts (`name` or `name:port`, lower case) that outgoing requests may reach. */
  allowedHosts: readonly string[];
  /** Addresses of proxies whose `X-Forwarded-For` is believed; this machine's own are believed without being named. */
  trustedProxies: readonly string[];
  maxUploadBytes: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  init: { email: string; password: string; apiKey: string | undefined } | undefined;
  /** The folder that the embedded database lives in; undefined on a real server. */
  embeddedDatabase: string | undefined;
}
