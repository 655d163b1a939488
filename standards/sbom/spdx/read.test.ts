import { describe, expect, it } from 'vitest'
import { collect } from '../sbom.fixtures.ts'

describe('SPDX 2', () => {
  const document = (more: object) =>
    JSON.stringify({ SPDXID: 'SPDXRef-DOCUMENT', spdxVersion: 'SPDX-2.3', ...more })
  const ref = (referenceType: string, referenceLocator: string) => ({
    referenceCategory: 'X',
    referenceType,
    referenceLocator,
  })

  it('reads packages and files, and keeps relationships as they are', async () => {
    const relationship = { spdxElementId: 'a', relationshipType: 'CONTAINS', relatedSpdxElement: 'b' }
    const { items, components, problems } = await collect(
      document({
        files: [{ SPDXID: 'SPDXRef-f', fileName: './bin/busybox' }],
        packages: [
          {
            SPDXID: 'SPDXRef-p',
            name: 'busybox',
            versionInfo: '1.28.4-r2',
            supplier: 'Organization: Alpine Linux (x@example.org)',
            externalRefs: [
              ref('purl', 'pkg:apk/alpine/busybox@1.28.4-r2?distro=3.8.2'),
              ref('http://spdx.org/rdf/references/purl', 'pkg:github/mirror/busybox@1_28_4'),
              ref('cpe23Type', 'cpe:2.3:a:busybox:busybox:1.28.4-r2:*:*:*:*:*:*:*'),
              ref('purl', 'https://example.org'),
            ],
          },
          {
            SPDXID: 'SPDXRef-q',
            name: 'q',
            versionInfo: 'NOASSERTION',
            supplier: 'NOASSERTION',
            originator: 'Person: Ann',
          },
        ],
        relationships: [relationship],
      }),
    )
    expect(components).toEqual([
      { ref: 'SPDXRef-f', kind: 'other', name: './bin/busybox', cpes: [] },
      {
        ref: 'SPDXRef-p',
        kind: 'package',
        name: 'busybox',
        vendor: 'Alpine Linux',
        version: '1.28.4-r2',
        purl: 'pkg:apk/alpine/busybox@1.28.4-r2?distro=3.8.2',
        otherPurls: ['pkg:github/mirror/busybox@1_28_4'],
        cpes: ['cpe:2.3:a:busybox:busybox:1.28.4-r2:*:*:*:*:*:*:*'],
      },
      { ref: 'SPDXRef-q', kind: 'product', name: 'q', cpes: [] },
    ])
    expect(problems.map(({ where }) => where)).toEqual(['/packages/0'])
    expect(items.filter((item) => item.type === 'part')).toMatchObject([
      { place: '/relationships/0', raw: relationship },
    ])
  })

  it('reads the export of GitHub, which wraps it', async () => {
    const inner = document({ packages: [{ SPDXID: 'SPDXRef-a', name: 'a' }] })
    const { components, error, problems } = await collect(`{"sbom":${inner}}`)
    expect([error, problems, components]).toMatchObject([undefined, [], [{ name: 'a' }]])
  })

  it('says that it does not know a version', async () => {
    const { problems } = await collect(document({ spdxVersion: 'SPDX-2.1', packages: [] }))
    expect(problems).toMatchObject([{ where: '/spdxVersion' }])
  })
})

describe('SPDX 3', () => {
  const graph = (elements: unknown[]) =>
    JSON.stringify({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': elements })

  it('reads packages and files of the graph, and keeps everything else', async () => {
    const { components, items } = await collect(
      graph([
        { type: 'CreationInfo', '@id': '_:c' },
        {
          type: 'software_Package',
          spdxId: 'urn:p',
          name: 'p',
          software_packageVersion: '1.0',
          software_packageUrl: 'pkg:pypi/P@1.0',
          externalIdentifier: [
            { type: 'ExternalIdentifier', externalIdentifierType: 'cpe22', identifier: 'cpe:/a:p:p:1.0' },
            {
              type: 'ExternalIdentifier',
              externalIdentifierType: 'packageUrl',
              identifier: 'pkg:pypi/p@1.0',
            },
            { type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: 'x@example.org' },
          ],
        },
        { type: 'software_File', spdxId: 'urn:f', name: 'f' },
        { type: 'ai_AIPackage', spdxId: 'urn:m', name: 'a model' },
      ]),
    )
    expect(components).toEqual([
      {
        ref: 'urn:p',
        kind: 'package',
        name: 'p',
        version: '1.0',
        purl: 'pkg:pypi/p@1.0',
        cpes: ['cpe:/a:p:p:1.0'],
      },
      { ref: 'urn:f', kind: 'other', name: 'f', cpes: [] },
      { ref: 'urn:m', kind: 'product', name: 'a model', cpes: [] },
    ])
    expect(items.filter((item) => item.type === 'part')).toHaveLength(1)
  })

  it('reads a document that is one element, and says of one without packages that it lists none', async () => {
    const one = {
      '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
      type: 'software_Package',
      spdxId: 'urn:p',
      name: 'p',
    }
    expect((await collect(JSON.stringify(one))).components).toMatchObject([{ ref: 'urn:p' }])
    expect((await collect(JSON.stringify({ ...one, type: 'SpdxDocument' }))).problems).toHaveLength(1)
  })
})

describe('SPDX tag-value', () => {
  it('reads packages and files, and keeps every other section', async () => {
    const { components, items, problems } = await collect(
      `SPDXVersion: SPDX-2.3
SPDXID: SPDXRef-DOCUMENT
DocumentComment: <text>one
PackageName: not one</text>

# packages
PackageName: busybox
SPDXID: SPDXRef-p
PackageVersion: 1.28.4-r2
PackageSupplier: Organization: Alpine Linux
ExternalRef: PACKAGE-MANAGER purl pkg:apk/alpine/busybox@1.28.4-r2
ExternalRef: SECURITY cpe23Type cpe:2.3:a:busybox:busybox:1.28.4-r2:*:*:*:*:*:*:*
PackageLicenseComments: <text>fine</text>
what is this
FileName: ./bin/sh
SPDXID: SPDXRef-f
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-p
LicenseID: LicenseRef-1
ExtractedText: <text>never
closed
`,
    )
    expect(components).toEqual([
      {
        ref: 'SPDXRef-p',
        kind: 'package',
        name: 'busybox',
        vendor: 'Alpine Linux',
        version: '1.28.4-r2',
        purl: 'pkg:apk/alpine/busybox@1.28.4-r2',
        cpes: ['cpe:2.3:a:busybox:busybox:1.28.4-r2:*:*:*:*:*:*:*'],
      },
      { ref: 'SPDXRef-f', kind: 'other', name: './bin/sh', cpes: [] },
    ])
    expect(items.flatMap((item) => (item.type === 'part' ? [item.raw] : []))).toMatchObject([
      { SPDXVersion: ['SPDX-2.3'], DocumentComment: ['one\nPackageName: not one'] },
      { Relationship: ['SPDXRef-DOCUMENT DESCRIBES SPDXRef-p'] },
      { ExtractedText: ['never\nclosed'] },
    ])
    expect(problems.map(({ where }) => where)).toEqual(['line 14', 'line 19'])
  })
})
