import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDirectory } from './lock.ts'

/** Takes the directory, says so, and keeps it until it is killed. */
const HOLDER = `
  const { lockDirectory } = await import(process.argv[1])
  try { lockDirectory(process.argv[2]); process.stdout.write('held') }
  catch (error) { process.stdout.write(error.code ?? String(error)); process.exit(1) }
  setInterval(() => {}, 1000)
`

describe('the lock of a data directory', () => {
  let dir: string
  let children: ChildProcess[] = []
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tocsin-lock-'))
  })
  afterEach(async () => {
    await Promise.all(children.map(kill))
    children = []
    rmSync(dir, { recursive: true, force: true })
  })

  /** @returns what another process says when it wants the directory */
  async function another(): Promise<{ child: ChildProcess; said: string }> {
    const url = new URL('./lock.ts', import.meta.url).href
    const args = ['--import', 'tsx', '--input-type=module', '-e', HOLDER, url, dir]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const said = await new Promise<string>((done) => child.stdout!.once('data', (data) => done(String(data))))
    return { child, said }
  }
  const kill = (child: ChildProcess) =>
    new Promise<void>((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done()
      child.once('exit', () => done())
      child.kill('SIGKILL')
    })
  const locked = expect.objectContaining({ code: 'data-directory-locked' })

  it('is held by one process, and free when it gives it back', () => {
    const release = lockDirectory(dir)
    expect(() => lockDirectory(dir)).toThrow(locked)
    release()
    lockDirectory(dir)()
    expect(readdirSync(dir)).toEqual([])
  })

  it('keeps another process out while its holder lives, and lets it in when the holder was killed', async () => {
    const first = await another()
    expect(first.said).toBe('held')
    expect(() => lockDirectory(dir)).toThrow(locked)
    expect((await another()).said).toBe('data-directory-locked')
    await kill(first.child)
    lockDirectory(dir)()
  })

  it('goes to one of several that find it dead at the same time', async () => {
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }))
    const said = (await Promise.all([another(), another(), another()])).map((one) => one.said)
    expect(said.sort()).toEqual(['data-directory-locked', 'data-directory-locked', 'held'])
  })

  it('is not mistaken for that of a process with the same number', () => {
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: process.pid, started: 'long ago' }))
    if (process.platform === 'linux') lockDirectory(dir)()
    else expect(() => lockDirectory(dir)).toThrow(locked)
  })

  it.each([
    ['', 'empty'],
    ['{"pid":', 'torn'],
    ['{"pid":"1"}', 'of another shape'],
  ])('is taken over when its file is left %s by a power cut', (content) => {
    writeFileSync(join(dir, 'lock'), content)
    const release = lockDirectory(dir)
    expect(JSON.parse(readFileSync(join(dir, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    release()
  })

  it('is not removed by one that lost it', () => {
    const release = lockDirectory(dir)
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: 1, started: null }))
    release()
    expect(readdirSync(dir)).toEqual(['lock'])
  })
})
