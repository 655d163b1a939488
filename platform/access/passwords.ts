import { randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const scrypt = promisify(scryptCallback) as (
  password: string,
  salt: Buffer,
  length: number,
  options: object,
) => Promise<Buffer>
/** OWASP's scrypt setting: N = 2^16, r = 8, p = 2 needs 64 MiB a check. */
const COST = { N: 65_536, r: 8, p: 2, maxmem: 192 * 1024 * 1024 }

/** @returns `scrypt$salt$hash`, base64 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await scrypt(password.normalize('NFKC'), salt, 32, COST)
  return `scrypt$${salt.toString('base64')}$${hash.toString('base64')}`
}

/** Takes as long for an unknown account as for a wrong password: pass undefined. */
export async function checkPassword(password: string, stored: string | undefined | null): Promise<boolean> {
  const [, salt, expected] = (
    stored ?? `scrypt$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`
  ).split('$')
  const hash = await scrypt(password.normalize('NFKC'), Buffer.from(salt!, 'base64'), 32, COST)
  return timingSafeEqual(hash, Buffer.from(expected!, 'base64')) && stored !== undefined && stored !== null
}
