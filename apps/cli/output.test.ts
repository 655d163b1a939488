import { describe, expect, it } from 'vitest'
import { facts, plain, table } from './output.ts'

describe('text for a terminal', () => {
  it('never passes control characters of stored text on', () => {
    expect(plain('a\u001b[2Jb\u009b31mc\u202ed')).toBe('a�[2Jb�31mc�d')
    expect(table(['t'], [['\u001b]0;owned\u0007']])).toBe('t\n�]0;owned�')
  })

  it('aligns columns, cuts what is long and shows what is missing', () => {
    const text = table(
      ['id', 'title'],
      [
        ['1', 'x'.repeat(100)],
        ['22', null],
      ],
    )
    expect(text.split('\n')).toEqual(['id  title', `1   ${'x'.repeat(59)}…`, '22  –'])
  })

  it('leaves out facts nobody told', () => {
    expect(
      facts([
        ['a', 1],
        ['long', null],
        ['b', undefined],
        ['c', ''],
      ]),
    ).toBe('a  1')
  })
})
