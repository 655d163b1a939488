import { describe, expect, it } from 'vitest'
import { createResolver, exported, join } from './resolve.mjs'

function resolver(files: Record<string, string>, stub?: string) {
  const has = new Map(Object.entries(files).map(([path, text]) => [`/app/${path}`, text]))
  const isDir = (path: string) =>
    [...has.keys()].some((file) => file.startsWith(`${path === '/' ? '' : path}/`))
  return createResolver(
    { isFile: (path) => has.has(path), isDir, read: (path) => has.get(path) ?? '' },
    {
      builtin: (spec) => (spec === 'fs' || spec === 'node:fs' ? 'fs' : undefined),
      ...(stub ? { stub } : {}),
    },
  )
}
const PROOF = '/app/proof.cjs'

describe('resolving names in a build', () => {
  const resolve = resolver({
    'node_modules/plain/package.json': '{"main":"./lib"}',
    'node_modules/plain/lib/index.js': '',
    'node_modules/plain/other.json': '{}',
    'node_modules/plain/node_modules/inner/index.js': '',
    'node_modules/bare/index.js': '',
    'node_modules/@scope/name/package.json': '{"main":"missing.js"}',
    'node_modules/@scope/name/index.js': '',
    'node_modules/both/package.json':
      '{"name":"both","exports":{".":{"import":"./m.mjs","require":"./c.cjs"},"./sub/*":"./parts/*.js","./hidden":null},"imports":{"#own":"./own.js","#fs":"fs"}}',
    'node_modules/both/m.mjs': '',
    'node_modules/both/c.cjs': '',
    'node_modules/both/own.js': '',
    'node_modules/both/parts/a/b.js': '',
    'node_modules/esm/package.json': '{"type":"module"}',
    'node_modules/esm/index.js': '',
  })
  const id = (spec: string, from = PROOF, kind: 'require' | 'import' = 'require') => {
    const answer = resolve(spec, from, kind)
    return 'id' in answer ? `${answer.format} ${answer.id}` : answer.code
  }

  it('finds packages by main, index, scope and nearest node_modules', () => {
    expect(id('plain')).toBe('cjs /app/node_modules/plain/lib/index.js')
    expect(id('plain/other')).toBe('json /app/node_modules/plain/other.json')
    expect(id('bare')).toBe('cjs /app/node_modules/bare/index.js')
    expect(id('@scope/name')).toBe('cjs /app/node_modules/@scope/name/index.js')
    expect(id('inner', '/app/node_modules/plain/lib/index.js')).toBe(
      'cjs /app/node_modules/plain/node_modules/inner/index.js',
    )
    expect(id('inner')).toBe('MODULE_NOT_FOUND')
    expect(id('esm')).toBe('esm /app/node_modules/esm/index.js')
    expect(id('node:fs')).toBe('builtin fs')
  })

  it('honours exports, imports and their conditions', () => {
    expect(id('both')).toBe('cjs /app/node_modules/both/c.cjs')
    expect(id('both', PROOF, 'import')).toBe('esm /app/node_modules/both/m.mjs')
    expect(id('both/sub/a/b')).toBe('cjs /app/node_modules/both/parts/a/b.js')
    expect(id('both/own.js')).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED')
    expect(id('both/hidden')).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED')
    const inside = '/app/node_modules/both/c.cjs'
    expect(id('#own', inside)).toBe('cjs /app/node_modules/both/own.js')
    expect(id('#fs', inside)).toBe('builtin fs')
    expect(id('both', inside)).toBe('cjs /app/node_modules/both/c.cjs')
  })

  it('never leaves the virtual root', () => {
    expect(join('/app', '../../../../etc/passwd')).toBe('/etc/passwd')
    expect(id('../../../../etc/passwd')).toBe('MODULE_NOT_FOUND')
    expect(id('/etc/passwd')).toBe('MODULE_NOT_FOUND')
    expect(id('file:///etc/passwd')).toBe('MODULE_NOT_FOUND')
    expect(id('x'.repeat(100_000))).toBe('MODULE_NOT_FOUND')
    expect(id('')).toBe('MODULE_NOT_FOUND')
  })
})

describe('the stub run', () => {
  it('answers every way to the target with the stub, and nothing else', () => {
    const resolve = resolver(
      {
        'node_modules/toy/index.js': '',
        'node_modules/toy-two/index.js': '',
        'node_modules/dep/index.js': '',
      },
      'toy',
    )
    const format = (spec: string, from = PROOF) => {
      const answer = resolve(spec, from, 'require')
      return 'id' in answer ? answer.format : answer.code
    }
    for (const spec of [
      'toy',
      'toy/lib/x',
      './node_modules/toy',
      './node_modules/toy/index.js',
      '/app/node_modules/toy/anything',
    ]) {
      expect(format(spec), spec).toBe('stub')
    }
    expect(format('toy', '/app/node_modules/dep/index.js')).toBe('stub')
    expect(format('toy-two')).toBe('cjs')
    expect(format('dep')).toBe('cjs')
  })
})

describe('hostile manifests', () => {
  const conditions = new Set(['node', 'default', 'require'])
  it('bounds nesting, and takes no key from a prototype', () => {
    let deep: unknown = './x.js'
    for (let i = 0; i < 5000; i++) deep = { default: deep }
    expect(exported({ '.': deep }, '.', conditions)).toBeUndefined()
    expect(
      exported(JSON.parse('{"__proto__":{"x":"./y.js"},"./a":"./a.js"}'), './x', conditions),
    ).toBeUndefined()
    expect(exported({ './a': './a.js' }, './constructor', conditions)).toBeUndefined()
    expect(exported({ './*': './*' }, './../../x', conditions)).toBe('./../../x')
  })
  it('survives nonsense', () => {
    for (const text of [
      'null',
      '[]',
      '3',
      '"x"',
      '{"main":3,"exports":7}',
      '{"exports":[[[]]]}',
      '{"main":"."}',
      '{"main":"../../.."}',
      '{',
      '{"exports":{"*":"./*"}}',
    ]) {
      const resolve = resolver({ 'node_modules/odd/package.json': text, 'node_modules/odd/index.js': '' })
      expect(() => resolve('odd', PROOF, 'require')).not.toThrow()
      expect(() => resolve('odd/x', PROOF, 'import')).not.toThrow()
    }
  })
})
