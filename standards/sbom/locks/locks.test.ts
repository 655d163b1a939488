import { describe, expect, it } from 'vitest'
import { collect, written } from '../sbom.fixtures.ts'

const purls = (components: { purl?: string; version?: string; name: string }[]) =>
  components.map(({ name, version, purl }) => [name, version, purl])

describe('package-lock.json', () => {
  it('of version 3 gives each installed package once, links and the root not', async () => {
    const lock = {
      name: 'shop',
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', version: '1.0.0' },
        'node_modules/@scope/a': { version: '2.0.0', resolved: 'https://registry.example/a.tgz' },
        'node_modules/b': { version: '1.0.0' },
        'node_modules/b/node_modules/@scope/a': { version: '1.9.0', dev: true },
        'node_modules/alias': { name: 'real', version: '3.0.0' },
        'node_modules/git': { version: '0.1.0', resolved: 'git+ssh://git@example.org/x/git.git#abc' },
        'node_modules/tool': { resolved: 'packages/tool', link: true },
        'packages/tool': { name: '@shop/tool', version: '0.0.1' },
      },
    }
    const { components, frame, items, problems } = await collect(JSON.stringify(lock))
    expect(purls(components)).toEqual([
      ['@scope/a', '2.0.0', 'pkg:npm/%40scope/a@2.0.0'],
      ['b', '1.0.0', 'pkg:npm/b@1.0.0'],
      ['@scope/a', '1.9.0', 'pkg:npm/%40scope/a@1.9.0'],
      ['real', '3.0.0', 'pkg:npm/real@3.0.0'],
      ['git', '0.1.0', 'pkg:npm/git@0.1.0?vcs_url=git%2Bssh:%2F%2Fgit%40example.org%2Fx%2Fgit.git%23abc'],
      ['@shop/tool', '0.0.1', undefined],
    ])
    expect(problems).toEqual([])
    expect(JSON.parse(await written(frame!, items))).toEqual(lock)
  })

  it('of version 1 gives nested dependencies too; of version 2 they are not counted twice', async () => {
    const dependencies = {
      a: { version: '1.0.0', dependencies: { b: { version: 'npm:c@2.0.0' } } },
      local: { version: 'file:../local' },
      git: { version: 'git+https://example.org/g.git#1', from: 'g' },
    }
    const one = await collect(JSON.stringify({ lockfileVersion: 1, dependencies }))
    expect(purls(one.components)).toEqual([
      ['a', '1.0.0', 'pkg:npm/a@1.0.0'],
      ['c', '2.0.0', 'pkg:npm/c@2.0.0'],
      ['local', undefined, undefined],
      ['git', undefined, 'pkg:npm/git?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fg.git%231'],
    ])
    expect(one.problems.map(({ message }) => message)).toEqual([
      '“git” has no version here. Run `npm install --package-lock-only` with npm 7 or newer.',
    ])
    const packages = { '': {}, 'node_modules/a': { version: '1.0.0' } }
    const two = await collect(JSON.stringify({ lockfileVersion: 2, packages, dependencies }))
    expect(two.components).toHaveLength(1)
    expect(JSON.parse(await written(two.frame!, two.items))).toEqual({
      lockfileVersion: 2,
      packages,
      dependencies,
    })
  })
})

describe('requirements.txt', () => {
  it('gives pinned packages a version, and says how to pin the others', async () => {
    const { components, problems } = await collect(
      `# comment
--index-url https://example.org/simple
Flask_Login==2.0.1 ; python_version >= "3.8"  # why
requests[security] == 2.31.0 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
odd===1.0-custom
django>=3,<4
numpy==1.*
bare
-r more.txt
-e git+https://example.org/x.git@v1#egg=x
y @ https://example.org/y-3.1-py3-none-any.whl
./local
`,
      { fileName: 'requirements-dev.txt' },
    )
    expect(purls(components)).toEqual([
      ['Flask_Login', '2.0.1', 'pkg:pypi/flask-login@2.0.1'],
      ['requests', '2.31.0', 'pkg:pypi/requests@2.31.0'],
      ['odd', '1.0-custom', 'pkg:pypi/odd@1.0-custom'],
      ['django', undefined, 'pkg:pypi/django'],
      ['numpy', undefined, 'pkg:pypi/numpy'],
      ['bare', undefined, 'pkg:pypi/bare'],
      ['x', undefined, 'pkg:pypi/x?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fx.git%40v1'],
      ['y', '3.1', 'pkg:pypi/y@3.1?download_url=https:%2F%2Fexample.org%2Fy-3.1-py3-none-any.whl'],
    ])
    expect(problems.map(({ where }) => where)).toEqual([
      'line 8',
      'line 9',
      'line 10',
      'line 11',
      'line 12',
      'line 14',
    ])
    expect(problems[0]?.message).toMatch(
      /leaves the version of django open. Pin it with ==, or bring .*pip freeze/,
    )
  })
})

describe('go.mod', () => {
  it('gives required modules as they are replaced', async () => {
    const { components, problems } = await collect(`module example.org/app

go 1.21
toolchain go1.22.1

require github.com/Azure/go-autorest v14.2.0+incompatible
require (
\tgolang.org/x/net v0.17.0 // indirect
\texample.org/old v1.0.0
\texample.org/local v1.0.0
\trsc.io v0.0.0-20200101000000-abcdefabcdef
)
replace (
\texample.org/old v1.0.0 => example.org/new/v2 v2.1.0
\texample.org/local => ../local
)
exclude golang.org/x/net v0.1.0
nonsense here
`)
    expect(purls(components)).toEqual([
      [
        'github.com/Azure/go-autorest',
        'v14.2.0+incompatible',
        'pkg:golang/github.com/Azure/go-autorest@v14.2.0%2Bincompatible',
      ],
      ['golang.org/x/net', 'v0.17.0', 'pkg:golang/golang.org/x/net@v0.17.0'],
      ['example.org/new/v2', 'v2.1.0', 'pkg:golang/example.org/new/v2@v2.1.0'],
      ['example.org/local', undefined, undefined],
      [
        'rsc.io',
        'v0.0.0-20200101000000-abcdefabcdef',
        'pkg:golang/rsc.io@v0.0.0-20200101000000-abcdefabcdef',
      ],
    ])
    expect(problems.map(({ where }) => where)).toEqual(['line 18', 'line 10'])
  })

  it('of an old Go version says that it does not list everything', async () => {
    const { problems } = await collect('module a.example/b\n\nrequire golang.org/x/net v0.1.0\n')
    expect(problems[0]?.message).toMatch(/go mod tidy -go=1.17/)
  })
})

describe('Cargo.lock', () => {
  it('gives crates of the registry, and others with where they come from', async () => {
    const { components } = await collect(`# This file is automatically @generated by Cargo.
version = 3

[[package]]
name = "app"
version = "0.1.0"
dependencies = ["serde"]

[[package]]
name = "serde"
version = "1.0.1+x"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "aa"

[[package]]
name = "fork"
version = "0.2.0"
source = "git+https://example.org/fork?branch=main#abc"
`)
    expect(purls(components)).toEqual([
      ['app', '0.1.0', undefined],
      ['serde', '1.0.1+x', 'pkg:cargo/serde@1.0.1%2Bx'],
      [
        'fork',
        '0.2.0',
        'pkg:cargo/fork@0.2.0?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Ffork%3Fbranch%3Dmain%23abc',
      ],
    ])
  })

  it('that is no TOML, or another lock, says so', async () => {
    expect((await collect('[[package]]\nname = \n', { fileName: 'Cargo.lock' })).error?.message).toMatch(
      /no TOML/,
    )
    expect((await collect('a = 1\n', { form: 'cargo-lock' })).error?.message).toMatch(/no \[\[package\]\]/)
  })
})
