import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildDigest } from '../../standards/judging/digest.ts'
import { cachedBuild, writeBuild } from './cache.ts'
import { explain, PackageFault } from './errors.ts'
import { fetchBuild } from './fetch.ts'
import { fullAllowance, readTarball } from './read-tarball.ts'
import { sourceBuild } from './source.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-packages-test-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

describe('what may be fetched', () => {
  it.each([
    '../etc',
    'file:x',
    'a/b',
    '@a/b/c',
    'git+ssh://x',
    'http://x/y.tgz',
    '',
    '@/x',
    'a b',
    '.hidden',
    'x@1',
  ])('refuses %j as a name, before anything is asked', async (name) => {
    await expect(fetchBuild({ name, version: '1.0.0' })).rejects.toMatchObject({
      code: 'package-name-invalid',
    })
  })

  it.each(['latest', '^1.0.0', '1.x', '', 'v1.0.0', '1.0', 'file:../x', '1.0.0 || 2.0.0'])(
    'refuses %j as a version: one exact version is meant',
    async (version) => {
      await expect(fetchBuild({ name: 'lodash', version })).rejects.toMatchObject({
        code: 'package-version-unknown',
      })
    },
  )

  it('says what failed and how to mend it', () => {
    const coded = (code: string) => Object.assign(new Error('words'), { code })
    expect(explain(coded('E404'), 'x@1.0.0')).toMatchObject({ code: 'package-unknown' })
    expect(explain(coded('ETARGET'), 'x@1.0.0')).toMatchObject({ code: 'package-version-unknown' })
    const offline = explain(coded('ENOTFOUND'), 'x@1.0.0')
    expect(offline.code).toBe('package-registry-unreachable')
    expect(offline.message).toContain('npm config get registry')
    expect(explain(coded('EINTEGRITY'), 'x@1.0.0').code).toBe('package-fetch-failed')
    // A registry that is out of breath is asked again later, like one that is away.
    for (const code of ['E408', 'E429', 'E500', 'E503'])
      expect(explain(coded(code), 'x@1.0.0').code).toBe('package-registry-unreachable')
    expect(explain(coded('E403'), 'x@1.0.0').code).toBe('package-fetch-failed')
    const own = new PackageFault('package-too-large', 'large')
    expect(explain(own, 'x@1.0.0')).toBe(own)
  })
})

describe('a registry that does not answer', () => {
  it('is given one second try and then left: whoever asks waits', async () => {
    let asked = 0
    const server = createServer((request) => {
      asked++
      request.socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`)
    vi.stubEnv('npm_config_cache', dir)
    try {
      await expect(fetchBuild({ name: 'toy', version: '1.0.0' })).rejects.toMatchObject({
        code: 'package-registry-unreachable',
      })
      expect(asked).toBe(2)
    } finally {
      vi.unstubAllEnvs()
      await new Promise((resolve) => server.close(resolve))
    }
  })
})

describe('reading a tarball', () => {
  const packed = async (allowance = fullAllowance()) => {
    await create({ file: join(dir, 'x.tgz'), cwd: dir, gzip: true }, ['package'])
    const files = new Map<string, string>()
    await readTarball(await readFile(join(dir, 'x.tgz')), 'node_modules/x', allowance, files)
    return files
  }

  it('takes text, and leaves binaries, links and what is too large to be source', async () => {
    const root = join(dir, 'package')
    await mkdir(join(root, 'lib'), { recursive: true })
    await writeFile(join(root, 'lib', 'a.js'), 'exports.a = "é"')
    await writeFile(join(root, 'README'), 'words')
    await writeFile(join(root, 'image.png'), Buffer.from([0x89, 0x50, 0xff, 0xfe]))
    await writeFile(join(root, 'zero.txt'), 'a\0b')
    await writeFile(join(root, 'big.txt'), 'x'.repeat(300 * 1024))
    await writeFile(join(root, 'big.js'), 'x'.repeat(300 * 1024))
    await symlink('/etc/hostname', join(root, 'link.js'))
    const files = await packed()
    expect([...files.keys()].sort()).toEqual([
      'node_modules/x/README',
      'node_modules/x/big.js',
      'node_modules/x/lib/a.js',
    ])
    expect(files.get('node_modules/x/lib/a.js')).toBe('exports.a = "é"')
  })

  it('leaves paths that point out of the package', async () => {
    await mkdir(join(dir, 'package'))
    await writeFile(join(dir, 'evil.js'), '1')
    await create({ file: join(dir, 'x.tgz'), cwd: join(dir, 'package'), gzip: true, preservePaths: true }, [
      '../evil.js',
    ])
    const files = new Map<string, string>()
    await readTarball(await readFile(join(dir, 'x.tgz')), 'node_modules/x', fullAllowance(), files)
    expect(
      [...files.keys()].every((path) => path.startsWith('node_modules/x/') && !path.includes('..')),
    ).toBe(true)
  })

  it('refuses what exceeds the bound', async () => {
    await mkdir(join(dir, 'package'))
    await writeFile(join(dir, 'package', 'a.js'), 'x'.repeat(2000))
    await expect(packed({ bytes: 1000, files: 10 })).rejects.toMatchObject({ code: 'package-too-large' })
    await expect(packed({ bytes: 10_000, files: 0 })).rejects.toMatchObject({ code: 'package-too-large' })
  })
})

describe('builds', () => {
  it('lays JavaScript sources out as an installed package', () => {
    const build = sourceBuild({
      language: 'javascript',
      name: 'toy',
      version: '1.0.0',
      entry: 'lib/a.js',
      files: { 'lib/a.js': '1' },
    })
    expect(Object.keys(build.files)).toEqual(['node_modules/toy/lib/a.js', 'node_modules/toy/package.json'])
    expect(JSON.parse(build.files['node_modules/toy/package.json'] ?? '')).toEqual({
      name: 'toy',
      version: '1.0.0',
      main: 'lib/a.js',
    })
    expect(build.digest).toBe(buildDigest(build))
  })

  it('keeps the sources’ own package.json, and C paths as they are', () => {
    const own = sourceBuild({
      language: 'javascript',
      name: 'toy',
      version: '1.0.0',
      entry: 'a.js',
      files: { 'package.json': '{"type":"module"}', 'a.js': '' },
    })
    expect(own.files['node_modules/toy/package.json']).toBe('{"type":"module"}')
    const c = sourceBuild({
      language: 'c',
      name: 'toy',
      version: '1.0.0',
      entry: 'main.c',
      files: { 'main.c': 'int x;' },
    })
    expect(c).toMatchObject({ language: 'c', entry: 'main.c', files: { 'main.c': 'int x;' } })
  })

  it('uses a cached build only when it is what its digest says', async () => {
    const wanted = { name: 'not a name', version: '1.0.0' }
    const good = sourceBuild({ language: 'javascript', ...wanted, entry: 'a.js', files: { 'a.js': '1' } })
    const { createHash } = await import('node:crypto')
    const path = join(dir, `${createHash('sha256').update('not a name@1.0.0').digest('hex')}.json`)
    await writeBuild(path, good)
    expect(await cachedBuild(wanted, dir)).toEqual(good)
    await writeBuild(path, { ...good, files: { ...good.files, 'node_modules/x.js': 'changed' } })
    // Not believed, so it is fetched again: which this name forbids before any network is asked.
    await expect(cachedBuild(wanted, dir)).rejects.toMatchObject({ code: 'package-name-invalid' })
  })
})
