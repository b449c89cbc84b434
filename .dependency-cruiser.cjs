// The order of the stages and who may import whom. docs/architecture.md draws it.

/** The stages, in the order that data flows. A stage may import earlier ones only. */
const STAGES = [
  'documents',
  'chunking',
  'embeddings',
  'indexes',
  'retrieval',
  'datasets',
  'retrieval-evaluations',
  'prompts',
  'answers',
  'evaluators',
  'comparisons',
  'playground',
  'experiments',
  'shares',
];
/** What lies under the stages; the pure ones may be used in the browser too. */
const PURE = ['text', 'differences', 'statistics', 'errors', 'templates'];
const FOUNDATION = [...PURE, 'settings', 'db', 'security', 'auth', 'jobs', 'models', 'testing'];
const DATABASE_USERS = ['db', 'auth', 'jobs', 'security', 'testing'];

/** The parsing process has a door of its own: it must never load the database. */
const PARSING_DOOR = '^lib/documents/child/index[.]ts$';

const inside = (names) => `^lib/(${names.join('|')})/`;
const TEST = '[.](test|spec)[.]tsx?$';
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    { ...rule('no-folder-cycles', {}, { circular: true }), scope: 'folder' },
    rule('app-is-the-top', { path: '^(components|lib)/' }, { path: '^(app|bin|e2e)/' }),
    rule('lib-knows-no-screen', { path: '^lib/' }, { path: '^components/' }),
    rule('foundation-knows-no-stage', { path: inside(FOUNDATION) }, { path: inside(STAGES) }),
    ...STAGES.slice(0, -1).map((stage, i) =>
      rule(`${stage}-knows-no-later-stage`, { path: `^lib/${stage}/` }, { path: inside(STAGES.slice(i + 1)) }),
    ),
    rule(
      'enter-by-the-door',
      { path: '^(app|components|bin)/' },
      { path: '^lib/[^/]+/', pathNot: ['^lib/[^/]+/(index|schema)[.]ts$', PARSING_DOOR] },
    ),
    rule(
      'enter-by-the-door-in-lib',
      { path: '^lib/([^/]+)/' },
      { path: '^lib/[^/]+/', pathNot: ['^lib/$1/', '^lib/[^/]+/(index|schema)[.]ts$', '^lib/db/generated/'] },
    ),
    rule(
      'components-are-client-safe',
      { path: '^components/' },
      { path: '^lib/[^/]+/index[.]ts$', pathNot: inside(PURE), dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'database-in-stores-only',
      {
        path: '^(app|components|lib|bin)/',
        pathNot: [inside(DATABASE_USERS), '^lib/[^/]+/store[.]ts$', '^lib/[^/]+/[^/]+/store[.]ts$', '^bin/', TEST],
      },
      { path: '^lib/db/' },
    ),
    rule(
      'schema-is-a-leaf',
      { path: '^lib/[^/]+/[a-z-]*schema[.]ts$' },
      { path: '^(lib|components)/', pathNot: '^lib/[^/]+/[a-z-]*schema[.]ts$' },
    ),
    rule('every-lib-folder-has-its-place', { path: '^lib/[^/]+/', pathNot: inside([...STAGES, ...FOUNDATION]) }, {}),
    rule(
      'testing-is-for-tests',
      { path: '^(app|components|lib|bin)/', pathNot: ['^lib/testing/', TEST] },
      { path: '^lib/testing/' },
    ),
    rule('ui-knows-no-domain', { path: '^components/ui/' }, { path: '^(lib/|components/(?!ui/))' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: TEST },
    doNotFollow: { path: ['node_modules', 'lib/db/generated'] },
  },
};
