import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
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
  experimental: { serverActions: { allowedOrigins: [] } },
  devIndicators: false,
};

export default config;
