import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordError } from '../vulnerability/error.ts'
import { damaged } from '../vulnerability/hostile.fixtures.ts'
import { readOsv } from './read.ts'

const record = {
  schema_version: '1.7.0',
  id: 'GHSA-2345-6789-cfgh',
  modified: '2026-03-01T00:00:00Z',
  published: '2026-02-28T00:00:00Z',
  aliases: ['CVE-2026-10001'],
  summary: 'Prototype pollution',
  details: 'In example-merge.',
  severity: [
    { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    { type: 'Ubuntu', score: 'high' },
  ],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'example-merge', purl: 'pkg:npm/example-merge' },
      ranges: [
        {
          type: 'SEMVER',
          events: [
            { introduced: '0' },
            { fixed: '1.2.6' },
            { introduced: '2.0.0' },
            { last_affected: '2.0.2' },
          ],
        },
        {
          type: 'GIT',
          repo: 'https://example.org/merge.git',
          events: [{ introduced: '0' }, { fixed: 'abc' }, { fixed: 'def' }],
        },
      ],
      versions: ['1.0.0', '1.2.5', '2.0.2', '9.9.9', 'nightly'],
    },
    {
      package: { ecosystem: 'Debian:12', name: 'example-merge' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }],
      versions: ['1.0-1'],
    },
  ],
  references: [{ type: 'FIX', url: 'https://example.org/fix' }],
  credits: [{ name: 'A. Finder', type: 'FINDER' }],
  database_specific: { severity: 'CRITICAL', cwe_ids: ['CWE-1321'] },
}

describe('readOsv', () => {
  const { facts, document } = readOsv(JSON.stringify(record))
  it('says what the record says', () => {
    expect(facts).toMatchObject({
      id: 'GHSA-2345-6789-cfgh',
      aliases: ['CVE-2026-10001'],
      modified: '2026-03-01T00:00:00.000Z',
      weaknesses: ['CWE-1321'],
      severityWord: 'CRITICAL',
      references: [{ url: 'https://example.org/fix', tags: ['FIX'] }],
      credits: [{ name: 'A. Finder', type: 'FINDER' }],
      problems: [],
    })
    expect(facts.cvss.map(({ baseScore }) => baseScore)).toEqual([9.8])
    expect(document).toEqual(record)
  })
  it('gives ranges as intervals, and only the versions these do not cover', () => {
    expect(facts.affected[0]).toMatchObject({
      intervals: [
        { versionType: 'semver', introduced: '0', lessThan: '1.2.6', status: 'affected' },
        { versionType: 'semver', introduced: '2.0.0', lessThanOrEqual: '2.0.2', status: 'affected' },
      ],
      commits: [
        {
          repo: 'https://example.org/merge.git',
          introduced: ['0'],
          fixed: ['abc', 'def'],
          lastAffected: [],
          limit: [],
        },
      ],
      versions: ['9.9.9', 'nightly'],
    })
  })
  it('covers everything by a range without ends, even where the order is not known', () => {
    expect(facts.affected[1]).toMatchObject({
      intervals: [{ versionType: 'deb', introduced: '0', status: 'affected' }],
      versions: [],
    })
  })
  it('keeps listed versions whose order nobody knows, unless the caller does', () => {
    const python = {
      id: 'PYSEC-2026-1',
      affected: [
        {
          package: { ecosystem: 'PyPI', name: 'x' },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '1.0' }, { fixed: '2.0' }] }],
          versions: ['1.0', '1.5', '3.0'],
        },
      ],
    }
    expect(readOsv(python).facts.affected[0]?.versions).toEqual(['1.5', '3.0'])
    const compare = (_scheme: string, a: string, b: string) => Number(a) - Number(b)
    expect(readOsv(python, { compare }).facts.affected[0]?.versions).toEqual(['3.0'])
  })
  it('reads events in the order of their versions, as OSV evaluates them', () => {
    const events = [{ fixed: '1.5.0' }, { introduced: '2.0.0' }, { fixed: '2.3.0' }, { introduced: '0' }]
    const mixed = {
      id: 'X-1',
      affected: [{ package: { ecosystem: 'npm', name: 'x' }, ranges: [{ type: 'SEMVER', events }] }],
    }
    expect(
      readOsv(mixed).facts.affected[0]?.intervals.map(({ introduced, lessThan }) => [introduced, lessThan]),
    ).toEqual([
      ['0', '1.5.0'],
      ['2.0.0', '2.3.0'],
    ])
  })
  it('names a range that ends without having begun', () => {
    const broken = { id: 'X-1', affected: [{ ranges: [{ type: 'SEMVER', events: [{ fixed: '1.5.0' }] }] }] }
    expect(readOsv(broken).facts.problems).toEqual([expect.stringContaining('no "introduced"')])
    const empty = {
      id: 'X-1',
      affected: [{ ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.0.0' }] }] }],
    }
    expect(readOsv(empty).facts).toMatchObject({
      affected: [{ intervals: [] }],
      problems: [expect.stringContaining('nothing')],
    })
    expect(readOsv({ id: 'X-1' }).facts.problems).toEqual([expect.stringContaining('"affected" is missing')])
    const commits = (events: unknown[]) =>
      readOsv({ id: 'X-1', affected: [{ ranges: [{ type: 'GIT', repo: 'r', events }] }] }).facts.problems
    expect(commits([{ fixed: 'a' }])).toEqual([expect.stringContaining('introduced')])
    expect(commits([{ introduced: 'a' }, { fixed: 'a' }])).toEqual([expect.stringContaining('both')])
  })
  it('throws nothing but RecordError', () => {
    expect(() => readOsv({})).toThrow(RecordError)
    fc.assert(
      fc.property(fc.oneof(damaged(record), fc.anything()), (value) => {
        try {
          readOsv(value)
        } catch (error) {
          expect(error).toBeInstanceOf(RecordError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
