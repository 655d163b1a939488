import { describe, expect, it } from 'vitest'
import { explainMarkdown } from './markdown.ts'

const recipeOf = (report: string) => {
  const { document, missing } = explainMarkdown(report)
  expect(missing).toEqual([])
  return document.recipe
}

describe('explainMarkdown', () => {
  it('makes a whole recipe of a tidy report', () => {
    const { document, understood, missing } = explainMarkdown(`# Prototype pollution in lodash

**Package:** lodash
**Version:** 4.17.4
Credit: Jane Doe <jane@example.org>

## Proof of concept
\`\`\`js
const _ = require('lodash')
_.defaultsDeep({}, JSON.parse('{"constructor":{"prototype":{"p":1}}}'))
\`\`\`
Fixed in 4.17.12. CVE-2019-10744, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:H, lib/merge.js:23
`)
    expect(missing).toEqual([])
    expect(understood).toContain('Package lodash (the proof loads it).')
    expect(document).toMatchObject({
      title: 'Prototype pollution in lodash',
      component: { purl: 'pkg:npm/lodash', name: 'lodash', version: '4.17.4', fixedIn: '4.17.12' },
      identifiers: ['CVE-2019-10744'],
      weaknesses: ['CWE-1321'],
      sink: 'defaultsDeep',
      location: { path: 'lib/merge.js', line: 23 },
      severity: 'critical',
      credit: { name: 'Jane Doe', contact: 'jane@example.org', wish: 'named' },
      recipe: {
        target: { kind: 'npm', name: 'lodash', version: '4.17.4' },
        fixed: { version: '4.17.12' },
        oracle: 'prototype-pollution',
        weakness: 'CWE-1321',
        entryPoint: 'defaultsDeep',
      },
    })
    expect(document.recipe?.proof.format).toBe('commonjs')
  })

  it('makes one of a single line of plain text', () => {
    const recipe = recipeOf(
      `hi, minimist 1.2.5 lets --__proto__.x=1 pollute. PoC: require('minimist')('--__proto__.y=1'.split(' ')); console.log(y)  fixed in 1.2.6 thx`,
    )
    expect(recipe).toMatchObject({
      target: { name: 'minimist', version: '1.2.5' },
      fixed: { version: '1.2.6' },
      proof: { source: `require('minimist')('--__proto__.y=1'.split(' ')); console.log(y)` },
    })
  })

  it('finds code without fences, and stops where the prose goes on', () => {
    const recipe = recipeOf(`merge.recursive lets u set __proto__, version 1.2.0

var merge = require('merge');
merge.recursive({}, JSON.parse('{"__proto__":{"oops":"It works !"}}'));
console.log(({}).oops);

prints It works ! pls fix`)
    expect(recipe?.proof.source.split('\n')).toHaveLength(3)
    expect(recipe?.entryPoint).toBe('recursive')
  })

  it('reads a pasted REPL session without its output', () => {
    const recipe = recipeOf(
      'prototype pollution, hoek@5.0.0\n```\n> const Hoek = require("hoek")\nundefined\n> Hoek.merge({}, JSON.parse(\'{"__proto__":{"a":1}}\'))\n{}\n```',
    )
    expect(recipe?.proof.source).toBe(
      'const Hoek = require("hoek")\nHoek.merge({}, JSON.parse(\'{"__proto__":{"a":1}}\'))',
    )
  })

  it('takes the program out of node -e and out of a here-document', () => {
    const report = (shell: string) => `ini 1.3.5: prototype pollution\n\n\`\`\`sh\n${shell}\n\`\`\``
    expect(recipeOf(report(`node -e "require('ini').parse(\\"[__proto__]\\\\na=1\\")"`))?.proof.source).toBe(
      `require('ini').parse("[__proto__]\\na=1")`,
    )
    expect(
      recipeOf(report(`cat > poc.js <<'EOF'\nrequire('ini').parse('x')\nEOF\nnode poc.js`))?.proof.source,
    ).toBe(`require('ini').parse('x')`)
  })

  it('tells proof, benign program, vulnerable source and patch apart', () => {
    const recipe = recipeOf(`# ReDoS in trim 0.0.1

## Vulnerable code
\`\`\`js
exports.trim = function (s) { return s.replace(/^\\s*|\\s*$/g, ''); }
\`\`\`
## Exploit
\`\`\`js
require('trim')('1' + ' '.repeat(50000) + '1')
\`\`\`
## Control
\`\`\`js
require('trim')('1' + 'a'.repeat(50000) + '1')
\`\`\`
## Suggested fix
\`\`\`js
const trim = require('trim-safe')
\`\`\``)
    expect(recipe?.oracle).toBe('cpu-time')
    expect(recipe?.proof.source).toContain(`' '.repeat`)
    expect(recipe?.benign?.source).toContain(`'a'.repeat`)
  })

  it('does not take a sentence about the fix for the name of the block after it', () => {
    const proof = '```js\nrequire("ini").parse("[__proto__]\\na=1")\n```'
    expect(recipeOf(`prototype pollution in ini@1.3.5, fixed in 1.3.6\n${proof}`)?.fixed?.version).toBe(
      '1.3.6',
    )
    const { missing } = explainMarkdown(`prototype pollution in ini@1.3.5\n\nThe fix:\n${proof}`)
    expect(missing).toEqual([expect.stringMatching(/^No proof/)])
  })

  it('asks for a benign program where the oracle needs one', () => {
    const { document, missing } = explainMarkdown(
      'ReDoS in trim@0.0.1\n```js\nrequire("trim")("1" + " ".repeat(50000))\n```',
    )
    expect(missing).toEqual([expect.stringMatching(/^No benign program: .*```js benign/)])
    expect(document.recipe).toBeUndefined()
  })

  it('joins a proof told in steps', () => {
    const recipe = recipeOf(
      'Prototype pollution in merge@1.2.0\n\nFirst load it:\n```js\nconst merge = require("merge")\n```\n## Exploit\n```js\nmerge.recursive({}, JSON.parse(\'{"__proto__":{"a":1}}\'))\n```',
    )
    expect(recipe?.proof.source).toMatch(/^const merge[\s\S]*recursive/)
  })

  it('aims a proof written inside the checkout at the published package', () => {
    const recipe = recipeOf(
      'Package: set-value\nVersion: 3.0.0\nprototype pollution\n```js\nconst set = require("./")\nset({}, "__proto__.a", 1); require("../lib/x")\n```',
    )
    expect(recipe?.proof.source).toContain('require("set-value")')
    expect(recipe?.proof.source).toContain('require("set-value/lib/x")')
  })

  it('keeps modules modules and strips the two uses of types proofs make', () => {
    const recipe = recipeOf(
      'y18n 4.0.0 prototype pollution\n```ts\nimport Y18N from "y18n"\nconst y: any = Y18N()\ny.setLocale("__proto__")\nconsole.log((Object.prototype as any).a)\n```',
    )
    expect(recipe?.proof.format).toBe('module')
    expect(recipe?.proof.source).not.toMatch(/any/)
  })

  it('gives a printed difference and a created file to their oracles', () => {
    const differs = recipeOf(
      'Package: semver-x\nVersion: 1.0.0\nFixed: 1.0.1\nCWE-697\n```js\nconsole.log(require("semver-x").gt("1", "2"))\n```',
    )
    expect(differs?.oracle).toBe('differential')
    expect(differs?.proof.source).toMatch(/^const console = .*tocsin\.observe/)
    const command = recipeOf(
      'command injection in notify-x@1.0.0\n```js\nrequire("notify-x")({ m: "x; touch HACKED; y" })\n```',
    )
    expect(command?.oracle).toBe('marker')
    expect(command?.proof.source).toContain('("x; touch " + tocsin.nonce + "; y")')
  })

  it('believes a sender who names the oracle, and asks one who does not', () => {
    const report = 'path traversal in serve-x@1.0.0\n```js\nrequire("serve-x")("../../etc/passwd")\n```\n'
    expect(explainMarkdown(report).missing).toEqual([expect.stringMatching(/tocsin\.canaryPath/)])
    expect(recipeOf(`${report}\nOracle: canary-read\n`)?.oracle).toBe('canary-read')
  })

  it('leaves a proof that speaks to the harness itself alone', () => {
    const source = `require("notify-x")({ m: "touch a; " + tocsin.nonce })`
    expect(recipeOf(`command injection in notify-x@1.0.0\n\`\`\`js\n${source}\n\`\`\``)?.proof.source).toBe(
      source,
    )
  })

  it('says what is missing and how to mend it, and makes no recipe of guesses', () => {
    const { document, missing } = explainMarkdown('I think there is a problem somewhere.')
    expect(document).toEqual({
      title: 'I think there is a problem somewhere.',
      description: 'I think there is a problem somewhere.',
    })
    expect(missing).toHaveLength(4)
    const ranged = explainMarkdown('node-x before 8.0.1: XSS\n```js\nrequire("node-x")\n```')
    expect(ranged.document.component).toMatchObject({ affected: '<8.0.1', fixedIn: '8.0.1' })
    expect(ranged.missing.join(' ')).toMatch(/No vulnerable version named: write e\.g\. node-x@/)
  })

  it('does not take the fixed version for the vulnerable one', () => {
    const { document } = explainMarkdown('Please upgrade to lodash@4.17.21 to mend this prototype pollution.')
    expect(document.component?.version).toBeUndefined()
    expect(document.component?.fixedIn).toBe('4.17.21')
  })

  it('takes a version an inclusive range names', () => {
    const { document } = explainMarkdown('`set-value` is affected. Affected versions: <= 3.0.0')
    expect(document.component).toMatchObject({ name: 'set-value', affected: '<=3.0.0', version: '3.0.0' })
  })

  it.each([
    ['Exploited in the wild since Monday.', true],
    ['There is no known active exploitation.', undefined],
    ['It could be exploited in the wild.', undefined],
    ['Exploited: yes', true],
  ])('%s → exploited %s', (words, exploited) => {
    expect(explainMarkdown(words).document.exploited).toBe(exploited)
  })

  it.each([
    ['Credit: anonymous', { name: 'anonymous', wish: 'anonymous' }],
    ['Reporter: Ada (please do not name me)', { name: 'Ada (please do not name me)', wish: 'anonymous' }],
    ['Found by: Ada https://ada.example', { name: 'Ada', contact: 'https://ada.example', wish: 'named' }],
  ])('%s is kept as a wish', (line, credit) => {
    expect(explainMarkdown(`XSS somewhere\n\n${line}`).document.credit).toEqual(credit)
  })

  it('reads Jira and HTML like Markdown', () => {
    const jira =
      'h1. ini 1.3.5\nprototype pollution\n{code:javascript}\nrequire("ini").parse("[__proto__]\\na=1")\n{code}'
    const html =
      '<p>ini &lt;= 1.3.5 prototype pollution</p>\n<pre><code>require("ini").parse("[__proto__]\\na=1")</code></pre>'
    for (const report of [jira, html]) {
      expect(recipeOf(report)).toMatchObject({ target: { name: 'ini', version: '1.3.5' } })
    }
  })

  it('stays quick on text made to be slow', () => {
    const started = performance.now()
    for (const piece of ['>', '> - ', '``` ', '<pre>', '<<EOF node\n', '[', 'a@1.1 ', '|a', '- a\n']) {
      explainMarkdown(piece.repeat(100_000 / piece.length))
    }
    // Not a measurement: quadratic reading of any of these takes minutes.
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
