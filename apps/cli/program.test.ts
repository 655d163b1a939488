import { describe, expect, it, vi } from 'vitest'
import { run } from './main.ts'
import { createProgram } from './program.ts'

const names = (): string[] =>
  createProgram(() => {}).commands.flatMap((noun) =>
    noun.commands.length === 0 ? [noun.name()] : noun.commands.map((verb) => `${noun.name()} ${verb.name()}`),
  )

/** Runs a command and catches what it says; commands that need a server find none. */
async function quietly(...args: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const catchText = (text: unknown) => {
    said += String(text)
    return true
  }
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(catchText),
  )
  try {
    return { code: await run(['--server', 'http://127.0.0.1:9', ...args]), said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

describe('the command line', () => {
  it('has every command of its manual', () => {
    expect(names()).toEqual([
      'serve',
      'worker',
      'runner',
      'demo',
      'doctor',
      'reproduce',
      'exposure',
      'backup',
      'restore',
      'claims check',
      'claims take',
      'claims list',
      'claims show',
      'claims heartbeat',
      'claims end',
      'claims hold',
      'claims join',
      'claims answer',
      'targets wanted',
      'targets want',
      'targets unwant',
      'targets names',
      'targets same',
      'targets part',
      'coverage show',
      'projects rules',
      'projects set-rules',
      'projects maintainers',
      'projects name-maintainer',
      'projects remove-maintainer',
      'findings submit',
      'findings list',
      'findings show',
      'root-causes list',
      'root-causes show',
      'root-causes merge',
      'root-causes unmerge',
      'root-causes regroup',
      'discoverers list',
      'reproductions run',
      'reproductions list',
      'reproductions show',
      'cases list',
      'cases show',
      'cases open',
      'cases move',
      'cases assess',
      'cases identifier',
      'cases handover',
      'cases export',
      'cases trace',
      'cases read-in',
      'cases remove',
      'cases escalation',
      'last-resort list',
      'last-resort register',
      'last-resort withdraw',
      'last-resort waiting',
      'deliveries list',
      'deliveries retry',
      'deliveries drop',
      'advisories list',
      'advisories show',
      'advisories publish',
      'feeds list',
      'feeds run',
      'feeds import',
      'feeds export',
      'feeds enable',
      'feeds disable',
      'vulnerabilities show',
      'members admit',
      'members list',
      'members show',
      'members set',
      'members sector-codes',
      'members sectors',
      'sites list',
      'sites add',
      'sites set',
      'sites remove',
      'assets list',
      'assets add',
      'assets set',
      'assets remove',
      'inventories import',
      'inventories list',
      'inventories show',
      'inventories components',
      'inventories export',
      'inventories delete',
      'products common',
      'products choose',
      'products questions',
      'products answer',
      'exposures list',
      'exposures show',
      'exposures note',
      'exposures state',
      'exposures bundle',
      'actions list',
      'uptake report',
      'uptake import',
      'uptake scan',
      'patch-chains list',
      'patch-chains show',
      'patch-chains report',
      'patch-chains bypass',
      'alerts list',
      'alerts settings',
      'alerts rss',
      'keys create',
      'keys list',
      'keys revoke',
      'accounts create',
    ])
  })

  it('explains itself and ends well', async () => {
    const { code, said } = await quietly('--help')
    expect(code).toBe(0)
    expect(said).toContain('Exit codes')
  })

  it.each([
    [['no-such-command'], 2],
    [['findings', 'list', '--no-such-option'], 2],
    [['findings', 'list', '--limit', 'many'], 2],
    [['findings', 'show'], 2],
    [['findings', 'submit', '/no/such/file'], 2],
    [['reproduce', '/no/such/file'], 2],
    [['claims', 'answer', 'id', 'join', 'perhaps'], 2],
    [['targets', 'want', 'pkg:npm/a', '--weight', '0'], 2],
    [['projects', 'set-rules', 'pkg:npm/a', '/no/such/file'], 2],
    [['cases', 'identifier', 'id', '--request', '--publish', 'x'], 2],
    [['cases', 'identifier', 'id', '--reject', 'x'], 2],
    [['cases', 'handover', 'id', 'elsewhere'], 2],
    [['cases', 'export', 'id', 'party'], 2],
    [['cases', 'trace', 'id', '/no/such/file'], 2],
    [['inventories', 'import', '/no/such/file', '--asset', 'x'], 2],
    [['inventories', 'import', '-'], 2],
    [['members', 'admit', 'Town'], 2],
    [['members', 'set', '--contact', 'nobody'], 2],
    [['products', 'answer', 'id'], 2],
    [['products', 'answer', 'id', '--none', '--yes', '0'], 2],
    [['products', 'choose'], 2],
    [['findings', 'list'], 3],
    [['keys', 'list', '--json'], 3],
  ])('%j ends with %i', async (args, code) => {
    expect((await quietly(...args)).code).toBe(code)
  })
})
