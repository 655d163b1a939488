import { describe, expect, it } from 'vitest'
import { documentFrom, EMPTY_REPORT } from './document.ts'
import { formOfFile } from './submit.ts'

describe('documentFrom', () => {
  it('needs a title and nothing else', () => {
    expect(documentFrom({ ...EMPTY_REPORT, title: ' Login can be skipped ' })).toEqual({
      document: { title: 'Login can be skipped' },
    })
    expect(documentFrom(EMPTY_REPORT)).toHaveProperty('faults.title')
  })

  it('leaves out what was not said instead of sending empty text', () => {
    const outcome = documentFrom({ ...EMPTY_REPORT, title: 'x', packageName: 'lodash', version: ' ' })
    expect(outcome).toEqual({ document: { title: 'x', component: { name: 'lodash' } } })
  })

  it('turns a proof into a recipe the sandbox can run', () => {
    const draft = { ...EMPTY_REPORT, title: 'x', packageName: 'lodash', version: '4.17.11', proof: 'boom()' }
    expect(documentFrom(draft)).toHaveProperty('document.recipe.target', {
      kind: 'npm',
      name: 'lodash',
      version: '4.17.11',
    })
  })

  it('says on its own fields what a proof lacks', () => {
    const outcome = documentFrom({ ...EMPTY_REPORT, title: 'x', proof: 'boom()' })
    expect(Object.keys('faults' in outcome ? outcome.faults : {})).toEqual(['packageName', 'version'])
  })

  it('asks for nothing more when there is no proof', () => {
    expect(documentFrom({ ...EMPTY_REPORT, title: 'x', oracle: 'cpu-time' })).toHaveProperty('document')
  })

  it('carries the wish to be named, and does not name anybody by accident', () => {
    expect(documentFrom({ ...EMPTY_REPORT, title: 'x', creditWish: 'named' })).toHaveProperty(
      'faults.creditName',
    )
    expect(documentFrom({ ...EMPTY_REPORT, title: 'x', creditName: 'A. Reporter' })).toHaveProperty(
      'document.credit.wish',
      'anonymous',
    )
  })
})

describe('formOfFile', () => {
  it.each([
    ['scan.sarif', '{"runs": []}', 'sarif'],
    ['out.json', '{"version": "2.1.0", "runs": []}', 'sarif'],
    ['adv.json', '{"document": {"csaf_version": "2.0"}}', 'csaf'],
    ['finding.json', '{"title": "x"}', 'native'],
    ['many.json', '[{"title": "x"}]', 'native'],
    ['notes.md', '# It breaks', 'markdown'],
    ['notes.json', 'it breaks', 'markdown'],
  ])('%s holding %s is %s', (name, text, form) => {
    expect(formOfFile(name, text)).toBe(form)
  })
})
