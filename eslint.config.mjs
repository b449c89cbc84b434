import next from 'eslint-config-next/core-web-vitals';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Statements are tagged templates, so that no text of a person becomes SQL. */
const UNSAFE_SQL = [
  { selector: "MemberExpression[property.name='$queryRawUnsafe']", message: 'Write SQL with the sql`…` tag.' },
  { selector: "MemberExpression[property.name='$executeRawUnsafe']", message: 'Write SQL with the sql`…` tag.' },
  {
    selector: "CallExpression[callee.object.name='Prisma'][callee.property.name='raw']",
    message: 'Use identifier() from lib/db.',
  },
];
const TYPED_URLS = {
  name: 'fetch',
  message:
    'Requests to addresses that a person can type go through lib/security (outgoing requests); the browser uses components/api-client.',
};

export default defineConfig([
  globalIgnores([
    '.next/**',
    'dist/**',
    'lib/db/generated/**',
    'next-env.d.ts',
    'coverage/**',
    'playwright-report/**',
    'test-results/**',
    '.bakeoff*/**',
  ]),
  ...next,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...UNSAFE_SQL],
      'no-console': 'error',
    },
  },
  {
    files: ['lib/**', 'app/**'],
    ignores: ['lib/security/**', 'lib/testing/**', '**/*.test.ts'],
    rules: { 'no-restricted-globals': ['error', TYPED_URLS] },
  },
  { files: ['lib/db/sql.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['bin/**', 'bench/**', 'lib/testing/**', 'e2e/**', '**/*.mjs'], rules: { 'no-console': 'off' } },
]);
