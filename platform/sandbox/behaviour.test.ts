import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import type { BuildName, RunObservation } from '../../standards/judging/types.ts'
import { sourceBuild } from '../packages/index.ts'
import { bubblewrapDriver } from './bubblewrap/driver.ts'
import { workingAmong } from './drivers.fixtures.ts'
import type { SandboxDriver } from './types.ts'
import { wasmDriver } from './wasm/driver.ts'

// What a proof may rely on (docs/proofs.md) is the same in every driver.

const drivers = [wasmDriver(), bubblewrapDriver()]
const working = await workingAmong(drivers)
afterAll(async () => {
  for (const driver of drivers) await driver.close()
})

const toy = sourceBuild({
  language: 'javascript',
  name: 'toy',
  version: '1.0.0',
  entry: 'index.js',
  files: {
    'index.js': `const cp = require('child_process'); const fs = require('fs'); const path = require('path')
exports.merge = (to, from) => { for (const key in from) { if (typeof from[key] === 'object' && to[key]) exports.merge(to[key], from[key]); else to[key] = from[key] } return to }
exports.run = (argument) => cp.exec('echo ' + argument)
exports.runSafely = (argument) => cp.execFile('echo', [argument])
exports.serve = (root, name) => fs.readFileSync(path.join(root, name), 'utf8')
exports.slow = (text) => /^(a+)+$/.test(text)
exports.evaluate = (code) => new Function(code)()
exports.Class = class Thing {}
exports.dep = require('./lib/dep')`,
    'lib/dep.js': 'exports.name = __filename',
    'broken.js': 'throw new Error("this file never loads")',
    'data.json': '{"answer": 42}',
  },
})
const modern = sourceBuild({
  language: 'javascript',
  name: 'modern',
  version: '1.0.0',
  entry: 'main.js',
  files: {
    'package.json': JSON.stringify({
      name: 'modern',
      type: 'module',
      exports: { '.': { import: './main.js', require: './old.cjs' }, './sub/*': './parts/*.js' },
    }),
    'main.js':
      'import { basename } from "node:path"; export const kind = "module"; export const base = basename("/a/b"); export default () => kind; export const here = import.meta.url',
    'old.cjs': 'module.exports = { kind: "commonjs" }',
    'parts/one.js': 'export const one = 1',
  },
})

interface Options {
  format?: 'commonjs' | 'module'
  build?: BuildName
  target?: typeof toy
  limits?: { wallMs?: number; cpuMs?: number }
}

async function run(driver: SandboxDriver, source: string, options: Options = {}): Promise<RunObservation> {
  const { format = 'commonjs', build = 'vulnerable', target = toy, limits } = options
  const program = { language: 'javascript' as const, format, source }
  const { runs } = await driver.run(
    {
      proof: program,
      benign: program,
      oracle: 'prototype-pollution',
      limits: { wallMs: 8000, cpuMs: 3000, memoryMiB: 128, outputBytes: 16_384, ...limits },
      builds: { vulnerable: target.digest },
      runs: [
        { id: 'one', control: 'vulnerable', build, program: 'proof', nonce: randomBytes(16).toString('hex') },
      ],
    },
    new Map([[target.digest, target]]),
  )
  return runs[0]!
}

describe.each(working)('what a proof can do in the $name driver', (driver) => {
  it('sees keys that appear on shared prototypes, symbols too, and tells them from those that were there', async () => {
    const source = `require('toy').merge({}, JSON.parse('{"__proto__":{"polluted":1}}')); Array.prototype[Symbol('s')] = 1; Object.prototype.toString = Object.prototype.toString`
    const seen = await run(driver, source)
    expect(seen.end, seen.error).toBe('completed')
    expect(seen.polluted.sort()).toEqual(['Array.prototype.[s]', 'Object.prototype.polluted'])
  })

  it('calls the marker, once anybody calls it', async () => {
    expect(
      (await run(driver, `require('toy').evaluate('globalThis["' + tocsin.marker + '"]()')`)).marked,
    ).toBe(true)
    expect((await run(driver, `require('toy').evaluate('1')`)).marked).toBe(false)
  })

  it('reports a command line that holds the nonce, and not an argument that does', async () => {
    const injected = await run(driver, `require('toy').run('1; ' + tocsin.nonce)`)
    expect(injected.sinks).toHaveLength(1)
    expect(injected.sinks[0]).toMatch(/^child_process\.exec: echo 1; [0-9a-f]{32}$/)
    expect((await run(driver, `require('toy').runSafely('1; ' + tocsin.nonce)`)).sinks).toEqual([])
    expect((await run(driver, `require('toy').run('1')`)).sinks).toEqual([])
    const promised = `module.exports = require('util').promisify(require('child_process').exec)('echo ' + tocsin.nonce)`
    expect((await run(driver, promised)).sinks).toHaveLength(1)
    const shell = await run(
      driver,
      `require('child_process').spawn('/bin/sh', ['-c', 'echo ' + tocsin.nonce])`,
    )
    expect(shell.sinks).toHaveLength(1)
  })

  it('notices the canary in an observation or on the console, and only then', async () => {
    const climb = `const path = require('path'); const relative = path.relative(tocsin.webRoot, tocsin.canaryPath); const text = require('toy').serve(tocsin.webRoot, relative)`
    expect((await run(driver, `${climb}; tocsin.observe(text)`)).canaryLeaked).toBe(true)
    expect((await run(driver, `${climb}; console.log('x' + text)`)).canaryLeaked).toBe(true)
    expect((await run(driver, climb)).canaryLeaked).toBe(false)
    expect(
      (await run(driver, `tocsin.observe(require('toy').serve(tocsin.webRoot, 'index.html').length > 0)`))
        .observations,
    ).toEqual(['true'])
  })

  it('keeps observations as canonical JSON, in order, and what is too long as its digest', async () => {
    const seen = await run(
      driver,
      `tocsin.observe({ b: 1, a: [undefined, 2n, () => 1] }); tocsin.observe('x'.repeat(9000)); tocsin.observe(undefined); tocsin.observe(NaN)`,
    )
    expect(seen.observations[0]).toBe('{"a":[null,"2n","[function]"],"b":1}')
    expect(seen.observations[1]).toMatch(/^\{"length":9002,"sha256":"[0-9a-f]{64}"\}$/)
    expect(seen.observations.slice(2)).toEqual(['null', 'null'])
  })

  it('measures CPU time of the attack, far above the benign input, without loading', async () => {
    const attack = await run(driver, `require('toy').slow('a'.repeat(60) + '!')`, {
      // Beside other work a second of CPU time takes many of the clock: that limit must not come first.
      limits: { cpuMs: 700, wallMs: 45_000 },
    })
    expect(attack.end).toBe('interrupted')
    expect(attack.cpuMs).toBeGreaterThanOrEqual(700)
    const benign = await run(driver, `require('toy').slow('a'.repeat(60))`)
    expect(benign.end, benign.error).toBe('completed')
    expect(benign.cpuMs).toBeLessThan(100)
  })

  it('stops a program that hangs while it loads by the wall clock, without calling it the program’s CPU time', async () => {
    const hanging = sourceBuild({
      language: 'javascript',
      name: 'hanging',
      version: '1.0.0',
      entry: 'index.js',
      files: { 'index.js': 'for (;;);' },
    })
    const seen = await run(driver, `require('hanging')`, {
      target: hanging,
      limits: { wallMs: 1500, cpuMs: 700 },
    })
    expect(seen.end).toBe('interrupted')
    if (driver.name === 'wasm') expect(seen.cpuMs).toBeLessThan(700)
  })

  it('awaits a promise, and a function that gives one', async () => {
    const source = `module.exports = async () => { await new Promise((done) => setTimeout(done, 30)); tocsin.observe('late') }`
    expect((await run(driver, source)).observations).toEqual(['"late"'])
    const failing = await run(driver, `module.exports = Promise.reject(new Error('in vain'))`)
    expect(failing.end).toBe('threw')
    expect(failing.error).toContain('in vain')
  })

  it('waits for callbacks that are still to come', async () => {
    expect((await run(driver, `setTimeout(() => { Object.prototype.late = 1 }, 40)`)).polluted).toEqual([
      'Object.prototype.late',
    ])
    const stuck = await run(driver, 'module.exports = new Promise(() => {})')
    expect(stuck).toMatchObject({ end: 'threw' })
    expect(stuck.error).toContain('nothing is left to settle')
  })

  it('tells a target that does not load from a program that fails', async () => {
    expect((await run(driver, `require('toy/broken')`)).end).toBe('load-error')
    expect((await run(driver, `require('nothing-here')`)).end).toBe('load-error')
    expect((await run(driver, `try { require('toy/broken') } catch {}`)).end).toBe('completed')
    expect((await run(driver, `require('toy'); throw new TypeError('mine')`)).end).toBe('threw')
    expect((await run(driver, `this is no program`)).end).toBe('threw')
  })

  it('resolves files, JSON, exports maps and both module kinds', async () => {
    const commonJs = await run(
      driver,
      `tocsin.observe([require('modern').kind, require('modern/sub/one').one])`,
      { target: modern },
    )
    expect(commonJs.observations, commonJs.error).toEqual(['["commonjs",1]'])
    expect(
      (await run(driver, `tocsin.observe([require('toy/data').answer, require('toy').dep.name])`))
        .observations,
    ).toEqual(['[42,"/app/node_modules/toy/lib/dep.js"]'])
    expect((await run(driver, `require('modern/parts/one.js')`, { target: modern })).end).toBe('load-error')
  })

  it('runs module proofs: imports, top-level await, a default function', async () => {
    const source = `import call, { kind, base, here } from 'modern'\nimport fs from 'node:fs'\nconst two = await Promise.resolve(2)\ntocsin.observe([call(), kind, base, two, typeof fs.readFileSync, here])\nexport default async () => { tocsin.observe('default') }`
    const seen = await run(driver, source, { format: 'module', target: modern })
    expect(seen.observations, seen.error).toEqual([
      '["module","module","b",2,"function","file:///app/node_modules/modern/main.js"]',
      '"default"',
    ])
    const commonJs = await run(
      driver,
      `import toy, { merge } from 'toy'\ntocsin.observe([typeof toy.merge, toy.merge === merge])`,
      { format: 'module' },
    )
    expect(commonJs.observations, commonJs.error).toEqual(['["function",true]'])
    expect((await run(driver, `import 'nothing-here'`, { format: 'module' })).end).toBe('load-error')
  })

  it('the stub takes the target’s place: it can be called, built and walked, and does nothing', async () => {
    const source = `const toy = require('toy'); const sub = require('toy/lib/anything')
toy.merge({}, JSON.parse('{"__proto__":{"polluted":1}}')); toy.a.b.c(1)(2).d = 3; new toy.Class().x(); [...toy.list]; delete toy.x; toy.prototype.y = 1; toy.constructor.prototype.z = 1
for (const key in toy) throw new Error('it has keys')
tocsin.observe([String(toy), Number(toy.n), toy instanceof toy.Class, typeof toy, toy.length, require('fs').existsSync('/app/node_modules/toy/index.js')])
module.exports = (async () => { await toy; await sub.then })()`
    const seen = await run(driver, source, { build: 'stub' })
    expect(seen.end, seen.error).toBe('completed')
    expect(seen.polluted).toEqual([])
    expect(seen.observations).toEqual(['["",0,false,"function",0,false]'])
    const byPath = await run(
      driver,
      `require('/app/node_modules/toy/index.js').merge({}, JSON.parse('{"__proto__":{"polluted":1}}'))`,
      { build: 'stub' },
    )
    expect(byPath).toMatchObject({ end: 'completed', polluted: [] })
  })

  it('the stub gives a module proof every name it imports', async () => {
    const source = `import toy, { merge, run as go } from 'toy'\nmerge({}, {}); go(tocsin.nonce); toy.x.y()\ntocsin.observe(typeof merge)`
    const seen = await run(driver, source, { build: 'stub', format: 'module' })
    expect(seen.end, seen.error).toBe('completed')
    expect(seen).toMatchObject({ observations: ['"function"'], sinks: [], polluted: [] })
  })

  it('a proof that pollutes by itself falls against the stub too', async () => {
    const seen = await run(driver, `require('toy'); Object.prototype.mine = 1; globalThis[tocsin.marker]()`, {
      build: 'stub',
    })
    expect(seen.polluted).toEqual(['Object.prototype.mine'])
    expect(seen.marked).toBe(true)
  })

  it('a server and its client meet inside the run', async () => {
    const source = `const http = require('http')
module.exports = () => new Promise((done, failed) => {
  const server = http.createServer((request, response) => { response.setHeader('x-kind', 'test'); response.end('you asked ' + request.url) })
  server.listen(0, '127.0.0.1', () => {
    http.get({ host: '127.0.0.1', port: server.address().port, path: '/../a%2f', headers: { a: 'b' } }, (response) => {
      let body = ''
      response.on('data', (chunk) => { body += chunk }).on('end', () => { tocsin.observe([response.statusCode, response.headers['x-kind'], body]); server.close(); done() })
    }).on('error', failed)
  })
})`
    const seen = await run(driver, source)
    expect(seen.observations, seen.error).toEqual(['[200,"test","you asked /../a%2f"]'])
  })

  it('gives the built-ins packages need the answers Node gives', async () => {
    const source = `const got = []
const note = (value) => got.push(value)
note(require('util').format('%s %d %j', 'a', 1, { b: 2 })); note(require('util').inspect({ a: [1, 'b'] }))
note(require('path').resolve('/a', '..', 'b')); note(require('url').parse('http://u:p@h:8/p?q=1#f').pathname)
note(new URL('../x?y=1&y=2', 'http://a.b/c/d/e').href); note(new URL('http://exämple.com/ä').href); note(new URLSearchParams('a=1&b=2').get('b'))
note(require('querystring').parse('a=1&a=2&b=')); note(require('crypto').createHash('sha256').update('abc').digest('hex'))
note(require('crypto').createHmac('md5', 'k').update('d').digest('base64')); note(Buffer.from('héllo').toString('base64url')); note(Buffer.alloc(3, 'ab').toString())
note(new TextDecoder().decode(new TextEncoder().encode('é'))); note(structuredClone({ d: new Date(0), m: new Map([[1, 2]]) }).d.toISOString())
note(require('vm').runInNewContext('a + 1', { a: 1 })); note(require('string_decoder').StringDecoder.name); note(atob(btoa('hi')))
const Emitter = require('events'); class Own extends Emitter {} new Own().on('x', note).emit('x', 'event')
try { require('assert').deepStrictEqual({ a: 1 }, { a: 2 }) } catch (error) { note(error.code) }
note(require('net').isIP('::1')); note(require('punycode').toASCII('mañana.com')); note(process.cwd())
tocsin.observe(got)`
    const seen = await run(driver, source)
    expect(JSON.parse(seen.observations[0] ?? 'null'), seen.error).toEqual([
      'a 1 {"b":2}',
      "{ a: [ 1, 'b' ] }",
      '/b',
      '/p',
      'http://a.b/c/x?y=1&y=2',
      'http://xn--exmple-cua.com/%C3%A4',
      '2',
      { a: ['1', '2'], b: '' },
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      'fzMO2zqE8xf3ykM9YDj/mg==',
      'aMOpbGxv',
      'aba',
      'é',
      '1970-01-01T00:00:00.000Z',
      2,
      'StringDecoder',
      'hi',
      'event',
      'ERR_ASSERTION',
      6,
      'xn--maana-pta.com',
      '/app',
    ])
  })
})
