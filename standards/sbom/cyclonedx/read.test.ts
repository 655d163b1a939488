import { describe, expect, it } from 'vitest'
import { collect } from '../sbom.fixtures.ts'

const bom = (more: object): string => JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...more })

describe('CycloneDX', () => {
  it('gives each component once, nested ones after theirs and without an object of their own', async () => {
    const inner = { type: 'library', name: 'inner', version: '2' }
    const outer = {
      type: 'application',
      'bom-ref': 'o',
      name: 'outer',
      components: [inner, { ...inner, components: [inner] }],
    }
    const { items } = await collect(bom({ components: [outer, inner] }))
    const components = items.filter((item) => item.type === 'component')
    expect(components.map(({ place, component }) => [place, component.ref, component.name])).toEqual([
      ['/components/0', 'o', 'outer'],
      ['/components/0/components/0', '/components/0/components/0', 'inner'],
      ['/components/0/components/1', '/components/0/components/1', 'inner'],
      ['/components/0/components/1/components/0', '/components/0/components/1/components/0', 'inner'],
      ['/components/1', '/components/1', 'inner'],
    ])
    expect(components.map(({ raw }) => raw)).toEqual([outer, undefined, undefined, undefined, inner])
  })

  it('reads what names a component, and says what names it wrongly', async () => {
    const { components, problems } = await collect(
      bom({
        components: [
          {
            type: 'library',
            group: '@angular',
            name: 'core',
            purl: 'pkg:NPM/%40angular/core@12.0.0',
            cpe: 'cpe:2.3:a:angular:core:12.0.0:*:*:*:*:*:*:*',
            publisher: 'Google',
          },
          {
            type: 'device',
            name: 'MX450',
            version: 'K.2',
            manufacturer: { name: 'Philips' },
            supplier: { name: 'A Shop' },
          },
          { type: 'file', name: 'LICENSE' },
          { type: 'library', name: 'x', version: '', purl: 'pkg:npm', cpe: 'cpe' },
          { type: 'library' },
          'no object',
        ],
      }),
    )
    expect(components).toEqual([
      {
        ref: '/components/0',
        kind: 'package',
        name: '@angular/core',
        vendor: 'Google',
        version: '12.0.0',
        purl: 'pkg:npm/%40angular/core@12.0.0',
        cpes: ['cpe:2.3:a:angular:core:12.0.0:*:*:*:*:*:*:*'],
      },
      { ref: '/components/1', kind: 'product', name: 'MX450', vendor: 'Philips', version: 'K.2', cpes: [] },
      { ref: '/components/2', kind: 'other', name: 'LICENSE', cpes: [] },
      { ref: '/components/3', kind: 'product', name: 'x', cpes: [] },
      { ref: '/components/4', kind: 'product', name: '/components/4', cpes: [] },
    ])
    expect(problems.map(({ where }) => where)).toEqual([
      '/components/3',
      '/components/3',
      '/components/4',
      '/components/5',
    ])
    expect(problems[0]?.message).toBe(
      '“pkg:npm” is no package URL; the component is kept without it. Mend it where the document is made.',
    )
  })

  it('reads vulnerabilities with their VEX analysis in the words of the document', async () => {
    const { items } = await collect(
      bom({
        vulnerabilities: [
          {
            id: 'CVE-2021-44228',
            source: { name: 'NVD' },
            analysis: {
              state: 'not_affected',
              justification: 'code_not_reachable',
              response: ['will_not_fix'],
              detail: 'x',
            },
            affects: [
              {
                ref: 'urn:cdx:1/1#a',
                versions: [{ version: '2.14', status: 'affected' }, { range: 'vers:maven/<2' }],
              },
            ],
          },
          { affects: 'nothing', analysis: [] },
        ],
      }),
    )
    const stated = items.flatMap((item) => (item.type === 'vulnerability' ? [item.vulnerability] : []))
    expect(stated).toEqual([
      {
        id: 'CVE-2021-44228',
        source: 'NVD',
        analysis: {
          state: 'not_affected',
          justification: 'code_not_reachable',
          responses: ['will_not_fix'],
          detail: 'x',
        },
        affects: [
          {
            ref: 'urn:cdx:1/1#a',
            versions: [{ version: '2.14', status: 'affected' }, { range: 'vers:maven/<2' }],
          },
        ],
      },
      { affects: [], analysis: { responses: [] } },
    ])
  })

  it('counts the thing that the document is about as running too, after the lists', async () => {
    const { items, frame } = await collect(
      bom({
        metadata: { component: { type: 'application', name: 'keycloak', version: '10' } },
        components: [{ name: 'a' }],
      }),
    )
    expect(items.map((item) => ('place' in item ? item.place : item.type))).toEqual([
      '/components/0',
      '/metadata/component',
      'frame',
    ])
    expect(frame?.lists).toEqual([{ place: '/components', kind: 'entries', count: 1 }])
  })

  it('reads a version it does not know and says so, and refuses what is no CycloneDX', async () => {
    const future = await collect('{"bomFormat":"CycloneDX","specVersion":"2.0","components":[{"name":"a"}]}')
    expect(future.components).toHaveLength(1)
    expect(future.problems[0]?.message).toContain('CycloneDX “2.0” is not known here')
    expect((await collect('{"components":[]}', { form: 'cyclonedx-json' })).error).toMatchObject({
      code: 'inventory-wrong-form',
    })
  })
})
