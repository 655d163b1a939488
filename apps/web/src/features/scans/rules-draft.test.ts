import { describe, expect, it } from 'vitest'
import { rulesDraft, rulesFrom } from './rules-draft.ts'

describe('rulesFrom', () => {
  it('says nothing where nothing was filled in', () => {
    expect(rulesFrom(rulesDraft(undefined))).toEqual({ rules: {} })
  })

  it('gives back every rule it was opened with', () => {
    const rules = {
      optOut: { words: 'We are two people.' },
      preferredIntake: { kind: 'email' as const, address: 'security@example.org', words: 'In English.' },
      threatModel: 'Input is trusted.',
      severityRules: [
        { applies: 'CWE-1333', severity: 'not a flaw' as const, words: 'Patterns are trusted.' },
        { applies: 'CWE-1321', severity: 'low' as const },
      ],
      loadBudget: { dossiersPerWeek: 0, words: 'On leave.' },
      acceptsUnreproduced: true,
    }
    expect(rulesFrom(rulesDraft(rules))).toEqual({ rules })
  })

  it('takes the opt-out away when its box is empty, words or not', () => {
    const draft = { ...rulesDraft({ optOut: { words: 'No.' } }), optOut: false }
    expect(rulesFrom(draft)).toEqual({ rules: {} })
  })

  it.each([
    [{ optOut: true }, 'optOutWords'],
    [{ perWeek: '2.5' }, 'perWeek'],
    [{ perWeek: '-1' }, 'perWeek'],
    [{ severities: [{ applies: ' ', severity: 'low' as const }] }, 'severities'],
  ])('says what to mend in %j', (change, field) => {
    const outcome = rulesFrom({ ...rulesDraft(undefined), ...change })
    expect('faults' in outcome && Object.keys(outcome.faults)).toEqual([field])
  })
})
