import { describe, expect, it } from 'vitest'
import { schemaFaults } from './schema.ts'

const bom = (version: string, more: object = {}) => ({
  bomFormat: 'CycloneDX',
  specVersion: version,
  version: 1,
  ...more,
})

describe('schemaFaults', () => {
  it.each(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])(
    'accepts a plain document of %s, and names what is wrong in another',
    async (version) => {
      const good = { type: 'library', name: 'a', version: '1', licenses: [{ license: { id: 'MIT' } }] }
      expect(await schemaFaults(bom(version, { components: [good] }))).toEqual([])
      const faults = await schemaFaults(bom(version, { components: [{ ...good, type: 'thing' }] }))
      expect(faults[0]).toMatch(/^\/components\/0\/type: must be equal to one of the allowed values/)
      expect(
        await schemaFaults(
          bom(version, { components: [{ ...good, licenses: [{ license: { id: 'Mine' } }] }] }),
        ),
      ).not.toEqual([])
      expect(await schemaFaults(bom(version, { unheardOf: 1 }))).toEqual([
        '/: must NOT have additional properties (unheardOf)',
      ])
    },
  )
  it('finds entries that are there twice, in large documents too', async () => {
    const components = Array.from({ length: 20_000 }, (_, at) => ({
      type: 'library',
      name: `n${at}`,
      version: '1',
    }))
    expect(await schemaFaults(bom('1.5', { components }))).toEqual([])
    const again = { version: '1', name: 'n7', type: 'library' }
    expect((await schemaFaults(bom('1.5', { components: [...components, again] })))[0]).toMatch(
      /^\/components: /,
    )
  })
  it('names the versions it knows for any other', async () => {
    for (const document of [bom('1.1'), bom('__proto__'), {}, null, 'x'])
      expect(await schemaFaults(document)).toEqual([
        '/specVersion: must be one of 1.2, 1.3, 1.4, 1.5, 1.6, 1.7',
      ])
  })
  it('takes its schemas from where it is told, once', async () => {
    const asked: string[] = []
    const source = async (file: string) => {
      asked.push(file)
      return file.startsWith('bom') ? { type: 'object', required: ['x'] } : { type: 'object' }
    }
    expect(await schemaFaults(bom('1.7'), source)).toEqual(["/: must have required property 'x' (x)"])
    await schemaFaults(bom('1.7'), source)
    expect(asked).toHaveLength(4)
  })
})
