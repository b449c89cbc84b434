import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` does; a person who starts the product waits half as long for its build.
  typescript: { ignoreBuildErrors: true },
  // These load files or native code by path, which a bundle would break.
  serverExternalPackages: [
    'pg',
    'pg-boss',
    'pino',
    '@prisma/adapter-pg',
    'linkedom',
    'unpdf',
    'mammoth',
    'snowball-stemmers',
    'undici',
  ],
  // Every page and endpoint is loaded when it is first asked for: all of them at once would take as much memory as all the rest.
  experimental: { serverActions: { allowedOrigins: [] }, preloadEntriesOnStart: false },
  devIndicators: false,
  // A share's data stands beside its page, at the same address with `.json` after it.
  rewrites: async () => [{ source: '/s/:token([A-Za-z0-9_-]+).json', destination: '/s/:token/json' }],
  headers: async () => [
    {
      source: '/s/:path*',
      headers: [
        { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'Cache-Control', value: 'private, no-store' },
      ],
    },
  ],
};

export default config;
