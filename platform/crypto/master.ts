import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fault } from '../errors/index.ts'
import { KEY_BYTES, type Keyring, keyringFrom, newKey } from './index.ts'

/**
 * The house's master secret: 32 bytes in `<dataDir>/keys/master.key`, readable by its user alone, or
 * base64 in TOCSIN_MASTER_KEY where several servers share one database. Made on first start.
 * Without it every sealed text is lost: `tocsin backup` names it.
 */
export function loadKeyring(dataDir: string, fromEnvironment = process.env.TOCSIN_MASTER_KEY): Keyring {
  if (fromEnvironment)
    return keyringFrom(checked(Buffer.from(fromEnvironment, 'base64'), 'TOCSIN_MASTER_KEY'))
  const directory = join(dataDir, 'keys')
  const path = join(directory, 'master.key')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  try {
    // O_EXCL: two first starts at once must not each make a secret.
    const handle = openSync(path, 'wx', 0o600)
    writeSync(handle, newKey())
    fsyncSync(handle)
    closeSync(handle)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keyringFrom(checked(readFileSync(path), path))
}

function checked(bytes: Buffer, where: string): Buffer {
  if (bytes.length === KEY_BYTES) return bytes
  throw fault(
    'configuration-invalid',
    `${where} holds ${bytes.length} bytes where ${KEY_BYTES} are needed; restore it from your backup`,
  )
}
