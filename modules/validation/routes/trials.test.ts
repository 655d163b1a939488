import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Recipe } from '../../../standards/judging/types.ts'
import { eachEngine } from '../../../testing/database.ts'
import { openHouse, type Reply, type TestHouse } from '../../../testing/house.ts'

const PROOF = `require('toy-merge')({}, JSON.parse('{"__proto__": {"polluted": 1}}'))`
const recipe: Recipe = {
  target: { kind: 'npm', name: 'toy-merge', version: '1.0.0' },
  fixed: { version: '1.0.1' },
  proof: { language: 'javascript', format: 'commonjs', source: PROOF },
  oracle: 'prototype-pollution',
}

const native = (over: object = {}) => ({ title: 'Pollution in toy-merge', recipe, ...over })
const sarif = (properties: object) => ({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'a scanner' } },
      results: [{ ruleId: 'R1', message: { text: 'Pollution in toy-merge.' }, properties }],
    },
  ],
})
const csaf = (notes: object[]) => ({
  document: {
    category: 'csaf_base',
    csaf_version: '2.0',
    title: 'Pollution in toy-merge',
    publisher: { category: 'other', name: 'Somebody', namespace: 'https://somebody.example' },
    tracking: { id: 'S-1', status: 'draft', version: '0.1.0' },
  },
  vulnerabilities: [{ title: 'Pollution in toy-merge', notes }],
})
const recipeNote = (text: string) => ({ category: 'other', title: 'tocsin-recipe', text })
const markdown = `# Prototype pollution in toy-merge 1.0.0

Fixed in 1.0.1. Weakness: CWE-1321.

\`\`\`js
${PROOF}
\`\`\`
`

eachEngine((engine) => {
  describe('trying a pasted report', () => {
    let house: TestHouse
    let address = 0
    beforeAll(async () => {
      house = await openHouse(engine)
    })
    afterAll(() => house?.close())

    /** Pasted as the screen sends it: one text, whatever its form. Each visitor has an address of their own. */
    const paste = (report: string | object): Promise<Reply> => {
      const text = typeof report === 'string' ? report : JSON.stringify(report, null, 2)
      address += 1
      return house.call(undefined, 'POST', '/v1/trials', { report: text }, {}, `192.0.2.${address}`)
    }
    const missingOf = async (report: string | object): Promise<string[]> => {
      const { status, json } = await paste(report)
      expect([status, json.reproductionId, json.token]).toEqual([202, null, null])
      return json.missing
    }

    it.each([
      ['native JSON', native()],
      ['native JSON, several findings of which the second has a proof', [{ title: 'Without' }, native()]],
      ['SARIF', sarif({ tocsin: { recipe } })],
      ['CSAF', csaf([recipeNote(JSON.stringify(recipe))])],
      ['Markdown', markdown],
    ])('runs the proof of %s', async (_form, report) => {
      const { status, json } = await paste(report)
      expect([status, json.missing]).toEqual([202, []])
      expect(json.understood).toMatchObject({
        target: { kind: 'npm', name: 'toy-merge', version: '1.0.0' },
        fixed: { version: '1.0.1' },
        proof: { source: expect.stringContaining(PROOF) },
        oracle: 'prototype-pollution',
      })
      const view = await house.call(undefined, 'GET', `/v1/trials/${json.reproductionId}?token=${json.token}`)
      expect(view.json).toMatchObject({ findingId: null, target: 'toy-merge@1.0.0' })
    })

    it.each([
      ['native JSON', native({ recipe: undefined })],
      ['SARIF', sarif({})],
      ['CSAF', csaf([{ category: 'description', text: 'It falls.' }])],
    ])('says that %s brings no proof', async (_form, report) => {
      expect(await missingOf(report)).toEqual([
        'This report brings no recipe: add one, or paste the proof in the form.',
      ])
    })

    it('says where JSON breaks off', async () => {
      const [words] = await missingOf('{\n  "title": "Pollution",\n  "recipe": {')
      expect(words).toMatch(/JSON/)
      expect(words).toMatch(/line 3/)
    })

    it.each([
      ['its title is no text', native({ title: 7 }), '/title must be text, not a number.'],
      ['it has no title', { recipe }, 'The finding lacks "title". Add it.'],
      ['one of several has no title', [native(), { recipe: 7 }], undefined],
      ['its runs are no list', { version: '2.1.0', runs: 'all' }, 'A SARIF log has an array "runs"'],
    ])('says what is wrong with a report when %s', async (_what, report, words) => {
      if (words === undefined) expect((await paste(report)).json.missing).toEqual([])
      else expect((await missingOf(report))[0]).toContain(words)
    })

    it('names the forms there are when JSON is in none of them', async () => {
      expect((await missingOf({ hello: 'world' }))[0]).toContain('SARIF has runs')
    })

    it('does not take a CSAF document without vulnerabilities for one with a proof', async () => {
      await missingOf({ ...csaf([]), vulnerabilities: 'see above' })
    })

    it('does not run a CSAF note that only looks like a recipe', async () => {
      for (const text of ['{', '{"target": 1}', JSON.stringify({ ...recipe, oracle: 'wishful' })]) {
        const missing = await missingOf(csaf([recipeNote(text)]))
        expect(missing.length).toBeGreaterThan(0)
      }
    })

    it('says what Markdown lacks, each with how to mend it', async () => {
      const missing = await missingOf('# Something is wrong\n\nIt is broken, please fix.')
      expect(missing.length).toBeGreaterThan(1)
      for (const words of missing) expect(words.length).toBeGreaterThan(20)
    })

    it('refuses what is neither a report nor a recipe, and what is too long', async () => {
      const post = (body: unknown) => house.call(undefined, 'POST', '/v1/trials', body, {}, '192.0.2.250')
      for (const body of [{}, { report: '' }, { report: 7 }, { report: 'x'.repeat(262_145) }, []])
        expect(await post(body)).toMatchObject({ status: 400, json: { code: 'invalid-input' } })
    })
  })
})
