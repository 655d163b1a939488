import { describe, expect, it } from 'vitest'
import type { Oracle } from './types.ts'
import { reportFits, weaknessFits } from './weakness.ts'

describe('weaknessFits', () => {
  it.each([
    ['CWE-1321', 'prototype-pollution'],
    ['CWE-1333', 'cpu-time'],
    ['CWE-400', 'cpu-time'],
    ['CWE-94', 'marker'],
    ['CWE-78', 'marker'],
    ['CWE-22', 'canary-read'],
    ['CWE-122', 'sanitizer'],
    ['CWE-20', 'marker'],
    ['CWE-601', 'differential'],
    [undefined, 'marker'],
  ] as [string | undefined, Oracle][])('%s can be shown by %s', (weakness, oracle) => {
    expect(weaknessFits(weakness, oracle)).toBe('matches')
  })
  it.each([
    ['CWE-78', 'prototype-pollution'],
    ['CWE-79', 'marker'],
    ['CWE-89', 'canary-read'],
    ['CWE-1321', 'sanitizer'],
    ['CWE-862', 'cpu-time'],
  ] as [string, Oracle][])('%s cannot be shown by %s', (weakness, oracle) => {
    expect(weaknessFits(weakness, oracle)).toBe('does not match')
  })
  it('does not judge a weakness outside its table', () => {
    expect(weaknessFits('CWE-1038', 'marker')).toBe('not in the table')
  })
})

describe('reportFits', () => {
  it('takes an unknown report class, and a claim of memory safety at large, as fitting', () => {
    expect(reportFits('CWE-416', 'some-new-class')).toBe(true)
    expect(reportFits('CWE-119', 'heap-use-after-free')).toBe(true)
  })
  it('tells reading, writing and freeing apart', () => {
    expect(reportFits('CWE-415', 'attempting double-free')).toBe(true)
    expect(reportFits('CWE-415', 'heap-buffer-overflow')).toBe(false)
    expect(reportFits('CWE-122', 'stack-buffer-overflow')).toBe(false)
  })
})
