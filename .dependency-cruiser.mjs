/**
 * The arrows of ARCHITECTURE.md. Each rule says why, and what to do instead.
 * `testing/arrows.test.ts` proves that a violation fails.
 */
const module = (name) => `^modules/${name}/`

/** What each module may read from; everything else between modules is closed. */
const ABOVE = {
  scans: [],
  findings: [],
  members: [],
  threats: [],
  transparency: [],
  feeds: [],
  validation: ['findings'],
  cases: ['findings', 'validation', 'members', 'threats'],
  advisories: ['cases', 'members'],
  models: ['members'],
  benchmark: ['models', 'validation'],
  directives: ['cases', 'members'],
  programs: ['members'],
  oversight: [
    'scans',
    'findings',
    'validation',
    'cases',
    'advisories',
    'members',
    'threats',
    'models',
    'benchmark',
    'directives',
    'programs',
    'transparency',
    'feeds',
  ],
}

const between = Object.entries(ABOVE).map(([from, to]) => ({
  name: `${from}-reads-only-below`,
  comment: `${from} may read ${to.length > 0 ? to.join(', ') : 'no other module'}. News goes upwards as events, subscribed in apps/server.`,
  severity: 'error',
  from: { path: module(from) },
  to: {
    path: '^modules/([^/]+)/',
    pathNot: [module(from), ...to.map(module), '^modules/[^/]+/schema\\.ts$'],
  },
}))

export default {
  forbidden: [
    ...between,
    {
      name: 'no-cycles',
      comment: 'A cycle means two files are one idea. Join them, or move what both need below both.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'one-door-per-module',
      comment:
        'A module is entered by index.ts (or its wire.ts and schema.ts). Export there what others need.',
      severity: 'error',
      from: { path: '^(apps|modules)/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^modules/([^/]+)/',
        pathNot: ['^modules/$2/', '^modules/[^/]+/(index|schema|wire)\\.ts$'],
      },
    },
    {
      name: 'standards-are-pure',
      comment: 'Codecs and engines run offline and in the browser: no platform, no module, no I/O, no clock.',
      severity: 'error',
      from: { path: '^standards/', pathNot: '\\.(test|fixtures)\\.ts$' },
      to: {
        path: [
          '^(platform|modules|apps|testing|demo|bench)/',
          '^(node:)?(fs|net|http|https|child_process|worker_threads|os|dgram|tls)(/|$)',
        ],
      },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'Platform holds mechanisms. Domain words belong to a module.',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(modules|apps|demo|bench)/' },
    },
    {
      name: 'modules-start-nothing',
      comment: 'Only apps/ starts processes and wires modules together.',
      severity: 'error',
      from: { path: '^modules/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(apps|demo|bench|testing)/' },
    },
    {
      name: 'only-stores-write-sql',
      comment: 'SQL lives in store files. Services may name the Database and Tx types and pass them on.',
      severity: 'error',
      from: { path: '^modules/[^/]+/(?!store[./])', pathNot: ['\\.test\\.ts$', '^modules/[^/]+/store/'] },
      to: { path: '^platform/db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-routes-speak-http',
      comment: 'HTTP lives in routes. A service that needs a status code throws a fault instead.',
      severity: 'error',
      from: {
        path: '^modules/[^/]+/(?!routes[./]|schema\\.ts|index\\.ts)',
        pathNot: ['\\.test\\.ts$', '^modules/[^/]+/routes/'],
      },
      to: {
        path: '^platform/http/',
        pathNot: '^platform/http/schema\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-runner-holds-nothing',
      comment:
        'The runner is the untrusted half: no database, no module beyond the wire, no secret but its key.',
      severity: 'error',
      from: { path: '^apps/runner/', pathNot: ['\\.test\\.ts$', '^apps/runner/try\\.ts$'] },
      to: {
        path: '^(apps|modules|platform|demo|bench)/',
        pathNot: [
          '^apps/runner/',
          '^platform/(sandbox|config|errors)/',
          '^modules/(validation|benchmark)/wire\\.ts$',
        ],
      },
    },
    {
      name: 'the-command-line-is-a-client',
      comment:
        'The command line speaks the public API through contract/, and offline codecs in standards/; types too. Name an API shape in apps/cli/types.ts, out of contract/schema.d.ts.',
      severity: 'error',
      from: { path: '^apps/cli/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(apps|modules|platform|demo|bench|testing)/',
        pathNot: ['^apps/cli/', '^platform/config/', '^apps/server/process\\.ts$'],
      },
    },
    {
      name: 'the-command-line-starts-others-by-spawning',
      comment:
        'What a started process says is a type (apps/server/process.ts); its code stays in its process.',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: '^apps/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-screens-are-a-client',
      comment: 'The screens speak the public API through contract/ and nothing else.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|modules|platform|demo|bench|testing|standards)/', pathNot: '^apps/web/' },
    },
    {
      name: 'nobody-reads-the-truth',
      comment: "The scenario's truth is for its summary alone; nothing that judges or groups may see it.",
      severity: 'error',
      from: { pathNot: '^(demo|apps|bench|testing|scripts)/' },
      to: { path: '^demo/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
