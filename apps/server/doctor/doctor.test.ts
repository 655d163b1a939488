import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Config, loadConfig } from '../../../platform/config/index.ts'
import { checkDatabase, checkKeys } from './house.ts'
import { checkDataDirectory, checkNode, checkPort, checkProxies, checkTools } from './machine.ts'

const directory = mkdtempSync(join(tmpdir(), 'tocsin-doctor-test-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const configFor = (name: string, more: Record<string, string> = {}): Config =>
  loadConfig({ TOCSIN_DATA_DIR: join(directory, name), ...more })

describe('the doctor', () => {
  it('tells an old Node.js from a new one', () => {
    expect(checkNode('20.18.9').status).toBe('problem')
    expect(checkNode('20.19.0').status).toBe('ok')
    expect(checkNode('24.1.0').status).toBe('ok')
  })

  it('looks at a data directory without leaving one behind', () => {
    const config = configFor('new')
    expect(checkDataDirectory(config)[0]).toMatchObject({ status: 'ok' })
    expect(existsSync(config.dataDir)).toBe(false)
  })

  it('says that a data directory cannot be made, and what to do', () => {
    writeFileSync(join(directory, 'file'), '')
    const [check] = checkDataDirectory(configFor('file/below'))
    expect(check).toMatchObject({ status: 'problem', mend: expect.stringContaining('TOCSIN_DATA_DIR') })
  })

  it('notices a port that is taken', async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const port = (server.address() as AddressInfo).port
    const config = configFor('port', { TOCSIN_PORT: String(port) })
    expect((await checkPort(config)).status).toBe('warning')
    await new Promise((done) => server.close(done))
    expect((await checkPort(config)).status).toBe('ok')
  })

  it('warns where visitors behind a proxy would share one limit', () => {
    const env = { TOCSIN_DATA_DIR: '/nowhere' }
    expect(checkProxies(loadConfig(env)).status).toBe('ok')
    const behind = { ...env, TOCSIN_PUBLIC_URL: 'https://tocsin.example' }
    expect(checkProxies(loadConfig(behind))).toMatchObject({
      status: 'warning',
      mend: expect.stringContaining('TOCSIN_TRUSTED_PROXIES'),
    })
    expect(checkProxies(loadConfig({ ...behind, TOCSIN_TRUSTED_PROXIES: '10.0.0.5' })).status).toBe('ok')
  })
  it('calls a missing tool a warning that says how to get it', () => {
    for (const check of checkTools(join(directory, 'no-such-path'))) {
      expect(check).toMatchObject({ status: 'warning', mend: expect.any(String) })
    }
  })

  it('warns of what the embedded engine does not survive', async () => {
    const durability = (await checkDatabase(configFor('new'))).find(({ what }) => what === 'Durability')
    expect(durability).toMatchObject({ status: 'warning', found: expect.stringContaining('power cut') })
  })

  it('never shows the password of a connection string', async () => {
    const config = configFor('new', { DATABASE_URL: 'postgres://tocsin:open-sesame@127.0.0.1:9/tocsin' })
    const checks = await checkDatabase(config)
    expect(checks[0]?.status).toBe('problem')
    expect(JSON.stringify(checks)).not.toContain('open-sesame')
  })

  it('misses the master key of a database that has texts sealed with it', () => {
    const config = configFor('keys')
    mkdirSync(join(config.dataDir, 'db'), { recursive: true })
    expect(checkKeys(config, undefined).status).toBe('problem')
    mkdirSync(join(config.dataDir, 'keys'))
    const path = join(config.dataDir, 'keys', 'master.key')
    writeFileSync(path, Buffer.alloc(32))
    chmodSync(path, 0o644)
    if (process.platform !== 'win32') expect(checkKeys(config, undefined).status).toBe('warning')
    chmodSync(path, 0o600)
    expect(checkKeys(config, undefined).status).toBe('ok')
    writeFileSync(path, 'short')
    expect(checkKeys(config, undefined).status).toBe('problem')
  })
})
