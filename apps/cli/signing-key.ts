import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Signer } from '../../standards/attest/dsse.ts'
import { usage } from './exit.ts'
import type { Output } from './output.ts'

const DEFAULT_FILE = join(homedir(), '.config', 'tocsin', 'signing-key.pem')

/**
 * The key that signs statements made on this machine. The default one is made once; a file that was named
 * must exist, so that a mistyped path never makes a new identity.
 * @throws CommandError (usage) when the file cannot be read or holds no Ed25519 private key
 */
export function openSigningKey(file: string | undefined, output: Output): Signer {
  const key = file === undefined ? openOrMake(output) : read(file)
  const publicKey = createPublicKey(key)
  const keyid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
  return { keyid, sign: (message) => sign(null, message, key) }
}

function openOrMake(output: Output): KeyObject {
  try {
    return createPrivateKey(readFileSync(DEFAULT_FILE))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return read(DEFAULT_FILE)
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  mkdirSync(dirname(DEFAULT_FILE), { recursive: true, mode: 0o700 })
  // wx: two commands at once must not each make a key.
  writeFileSync(DEFAULT_FILE, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    flag: 'wx',
    mode: 0o600,
  })
  chmodSync(DEFAULT_FILE, 0o600)
  output.say(
    `Made a signing key in ${DEFAULT_FILE}. Its public half, for those who check your statements:\n${publicKey.export({ type: 'spki', format: 'pem' })}`,
  )
  return privateKey
}

function read(file: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (error) {
    throw usage(`${file} holds no private key in PEM: ${(error as Error).message}`)
  }
  throw usage(`${file} holds a key of another kind: an Ed25519 private key is needed.`)
}
