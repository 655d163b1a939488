import { describe, expect, it } from 'vitest'
import type { Role } from '../api/types.ts'
import { placesFor } from './places.ts'

const labels = (roles: Role[], byLink = false) => {
  const { shown, more } = placesFor(roles, byLink)
  return { shown: shown.map(({ label }) => label), more: more.map(({ label }) => label) }
}

describe('places in the masthead', () => {
  it('spare who only receives the workshop', () => {
    expect(labels(['member'])).toEqual({
      shown: ['Your home', 'What is affected', 'What you run', 'Advisories', 'Patch chains'],
      more: [],
    })
  })

  it('stand in one line, and what does not fit waits behind "More"', () => {
    expect(labels(['coordinator'])).toEqual({
      shown: [
        'Watch floor',
        'Findings',
        'Root causes',
        'Reproductions',
        'Cases',
        'Advisories',
        'Patch chains',
      ],
      more: ['Members', 'Claims'],
    })
    expect(labels(['maintainer']).more).toEqual([])
  })

  it('never hide a single one behind it', () => {
    const roles: Role[] = ['coordinator', 'discoverer', 'maintainer', 'member', 'overseer']
    for (const one of roles)
      for (const other of roles) expect(placesFor([one, other], false).more).not.toHaveLength(1)
  })

  it('lead whoever acts by a link to the desk, whatever else they are', () => {
    expect(labels(['coordinator'], true).shown).toEqual(['Advisories', 'Your desk'])
  })

  it('show nobody what is for roles', () => {
    expect(labels([]).shown).toEqual([
      'Watch floor',
      'Findings',
      'Root causes',
      'Reproductions',
      'Cases',
      'Advisories',
    ])
  })
})
