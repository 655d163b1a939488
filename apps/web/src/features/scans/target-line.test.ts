import { describe, expect, it } from 'vitest'
import { couldBeTarget, withVersions } from './target-line.ts'

describe('couldBeTarget', () => {
  it.each([
    'pkg:npm/lodash',
    ' pkg:npm/%40scope/name@1.2.3 ',
    'pkg:npm/lodash >=4 <5',
    'https://github.com/owner/name',
    'git@github.com:owner/name.git',
    'github.com/owner/name',
    'product:Acme/Router',
    'service:api.example.org',
    'model:provider/name',
  ])('asks about %s', (line) => {
    expect(couldBeTarget(line)).toBe(true)
  })

  it.each([
    '',
    'pkg:',
    'pkg:npm',
    'pkg:npm/',
    'product:Acme',
    'product:Acme/',
    'lodash',
    'https://',
    'service:',
  ])('waits for more of %j', (line) => {
    expect(couldBeTarget(line)).toBe(false)
  })
})

describe('withVersions', () => {
  it.each([
    ['pkg:npm/lodash', 'pkg:npm/lodash >=4.0.0'],
    ['pkg:npm/lodash@4.17.20', 'pkg:npm/lodash >=4.0.0'],
    ['pkg:npm/%40scope/name@1.0.0?vcs_url=x', 'pkg:npm/%40scope/name?vcs_url=x >=4.0.0'],
    ['pkg:npm/@scope/name', 'pkg:npm/@scope/name >=4.0.0'],
    ['pkg:npm/lodash >=3 <6', 'pkg:npm/lodash >=4.0.0'],
    ['product:Acme/Router 1.0', 'product:Acme/Router >=4.0.0'],
  ])('%s becomes %s', (line, other) => {
    expect(withVersions(line, '>=4.0.0')).toBe(other)
  })
})
