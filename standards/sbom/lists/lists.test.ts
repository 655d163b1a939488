import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, collect, cut } from '../sbom.fixtures.ts'
import { readDistribution } from './distribution.ts'
import { dpkgLine } from './dpkg-line.ts'
import { rpmLine } from './rpm-line.ts'

const purls = (components: { purl?: string }[]) => components.map(({ purl }) => purl)

describe('lists of Debian packages', () => {
  it('are read from dpkg -l, removed packages left out and counted', async () => {
    const { components, problems } = await collect(
      `Desired=Unknown/Install/Remove/Purge/Hold
| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
||/ Name                 Version          Architecture Description
+++-====================-================-============-=====================
ii  libc6:amd64          2.36-9+deb12u4   amd64        GNU C Library
hi  apt                  2.6.1            amd64        commandline package manager
rc  telnet               0.17-44          amd64        basic telnet client
what is this
`,
      { distribution: 'debian:12' },
    )
    expect(purls(components)).toEqual([
      'pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12',
      'pkg:deb/debian/apt@2.6.1?arch=amd64&distro=debian-12',
    ])
    expect(problems.map(({ message }) => message)).toEqual([
      '“what is this” names no package and version.',
      expect.stringContaining('names no source packages'),
      '1 removed packages, of which only the configuration is left, are not counted as running.',
    ])
  })

  it('are read from dpkg-query -W and from apt, and say that they lack their distribution', async () => {
    for (const list of [
      'adduser\t3.134\nlibc6:amd64\t2.36-9\n',
      'adduser 3.134\nlibc6 2.36-9 amd64\n',
      'Listing...\nadduser/stable,now 3.134 all [installed]\nlibc6/stable,now 2.36-9 amd64 [installed,automatic]\n',
    ]) {
      const { components, problems } = await collect(list)
      expect(components.map(({ name, version }) => [name, version])).toEqual([
        ['adduser', '3.134'],
        ['libc6', '2.36-9'],
      ])
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('Name it, as in debian:12'),
        expect.stringContaining('Bring /var/lib/dpkg/status'),
      ])
    }
  })

  it('are read from the status file, with the source that advisories name', async () => {
    const { components, items } = await collect(
      `Package: libssl3
Status: install ok installed
Source: openssl (3.0.11-1)
Version: 3.0.11-1~deb12u2
Architecture: amd64
Description: Secure Sockets Layer toolkit
 more text
 .

Package: gone
Status: deinstall ok config-files
Version: 1
`,
      { distribution: 'ubuntu:22.04' },
    )
    expect(components).toEqual([
      {
        ref: 'libssl3:amd64',
        kind: 'package',
        name: 'libssl3',
        version: '3.0.11-1~deb12u2',
        purl: 'pkg:deb/ubuntu/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=ubuntu-22.04&upstream=openssl%403.0.11-1',
        cpes: [],
      },
    ])
    expect(items[0]).toMatchObject({
      place: 'line 1',
      raw: { Description: 'Secure Sockets Layer toolkit\nmore text\n.' },
    })
  })

  it.each([
    ['ii\t1.8-1', { name: 'ii', version: '1.8-1' }],
    [
      'libssl3:amd64\t3.0\topenssl\t3.0',
      { name: 'libssl3', version: '3.0', architecture: 'amd64', source: 'openssl' },
    ],
    ['bash=5.2.15-2+b2', { name: 'bash', version: '5.2.15-2+b2' }],
    ['un  nothing  <none>  <none>', 'removed'],
    ['Capital 1.0', undefined],
    ['name', undefined],
  ])('%j', (line, expected) => {
    expect(dpkgLine(line)).toEqual(expected)
  })
})

describe('lists of RPM packages', () => {
  it('are read as rpm -qa writes them, epoch and distribution where they belong', async () => {
    const { components, problems } = await collect(
      `bash-5.1.8-6.el9_1.x86_64
gpg-pubkey-fd431d51-4ae0493b
vim-minimal-2:8.2.2637-20.el9.x86_64
python3-urllib3-1.26.5-3.el9.noarch   Tue 02 Jan 2024 10:00:00
nonsense
`,
      { form: 'rpm', distribution: 'rhel:9.2' },
    )
    expect(components.map(({ name, version, purl }) => [name, version, purl])).toEqual([
      ['bash', '5.1.8-6.el9_1', 'pkg:rpm/redhat/bash@5.1.8-6.el9_1?arch=x86_64&distro=rhel-9.2'],
      [
        'vim-minimal',
        '2:8.2.2637-20.el9',
        'pkg:rpm/redhat/vim-minimal@8.2.2637-20.el9?arch=x86_64&distro=rhel-9.2&epoch=2',
      ],
      [
        'python3-urllib3',
        '1.26.5-3.el9',
        'pkg:rpm/redhat/python3-urllib3@1.26.5-3.el9?arch=noarch&distro=rhel-9.2',
      ],
    ])
    expect(problems).toEqual([{ where: 'line 5', message: '“nonsense” names no package and version.' }])
  })

  it.each([
    [
      'bash\t(none)\t5.1.8\t6.el9\tx86_64',
      { name: 'bash', version: '5.1.8', release: '6.el9', architecture: 'x86_64' },
    ],
    [
      'vim\t2\t8.2\t20.el9\tx86_64',
      { name: 'vim', epoch: '2', version: '8.2', release: '20.el9', architecture: 'x86_64' },
    ],
    ['bash 5.1.8-6.el9', { name: 'bash', version: '5.1.8', release: '6.el9' }],
    [
      'tzdata 2024 1.el9 noarch',
      { name: 'tzdata', version: '2024', release: '1.el9', architecture: 'noarch' },
    ],
    [
      'bash|0:5.1.8-6.el9|x86_64',
      { name: 'bash', version: '5.1.8', release: '6.el9', architecture: 'x86_64' },
    ],
    [
      'bash.x86_64    5.1.8-6.el9    @baseos',
      { name: 'bash', version: '5.1.8', release: '6.el9', architecture: 'x86_64' },
    ],
    [
      '1:nfs-utils-2.5.4-10.el9.x86_64',
      { name: 'nfs-utils', epoch: '1', version: '2.5.4', release: '10.el9', architecture: 'x86_64' },
    ],
    [
      'openSUSE-release-20240101-1.1.x86_64',
      { name: 'openSUSE-release', version: '20240101', release: '1.1', architecture: 'x86_64' },
    ],
    ['two words', undefined],
    ['-', undefined],
    ['', undefined],
  ])('%j', (line, expected) => {
    expect(rpmLine(line)).toEqual(expected)
  })
})

describe('lists', () => {
  it('never throw on any line', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'a1-.: \t|(none)+~') })),
        (line) => {
          dpkgLine(line)
          rpmLine(line)
        },
      ),
    )
  })
  it('are read alike however they are cut and however their lines end', async () => {
    const list = 'adduser\t3.134\nlibc6\t2.36-9\nzlib1g\t1:1.2.13\n'
    const { components } = await collect(list, { form: 'dpkg' })
    expect(components).toHaveLength(3)
    for (const end of ['\n', '\r\n', '\r']) {
      const whole = bytes(list.replaceAll('\n', end).trimEnd())
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(50), { minLength: end === '\r' ? 0 : 1, maxLength: 5 }),
          async (at) => {
            const pieces = end === '\r' ? [whole] : cut(whole, at)
            expect((await collect(pieces, { form: 'dpkg' })).components).toEqual(components)
          },
        ),
        { numRuns: 20 },
      )
    }
  })
  it('take lines that are no UTF-8 for Windows-1252, and refuse a line without end', async () => {
    const latin = new Uint8Array([...bytes('Product\nGer'), 0xe4, ...bytes('t\nGröße\n')])
    expect((await collect(latin, { form: 'csv' })).components.map(({ name }) => name)).toEqual([
      'Gerät',
      'Größe',
    ])
    const { error } = await collect('x'.repeat(5000), { form: 'rpm', limits: { lineBytes: 1000 } })
    expect(error).toMatchObject({ code: 'inventory-too-large', where: 'line 1' })
  })
  it('take a distribution as os-release writes it, and nothing else', () => {
    expect(readDistribution('debian:12')).toEqual({ namespace: 'debian', distro: 'debian-12' })
    expect(readDistribution('opensuse-leap:15.5')).toEqual({
      namespace: 'opensuse-leap',
      distro: 'opensuse-leap-15.5',
    })
    expect(readDistribution('ol:8')).toEqual({ namespace: 'oracle', distro: 'ol-8' })
    expect(readDistribution(undefined)).toBeUndefined()
    expect(() => readDistribution('Debian GNU/Linux')).toThrow(/as in debian:12/)
  })
})
