import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** A passkey in software (WebAuthn §6): ES256, discoverable, its holder always verified. */
export interface Authenticator {
  create(options: { challenge: string; user: { id: string } }, over?: Over): Record<string, unknown>
  get(options: { challenge: string }, over?: Over): Record<string, unknown>
  counter: number
}
/** What a hostile page or authenticator would say instead. */
interface Over {
  origin?: string
  rpId?: string
  userHandle?: string
  /** Flags of the authenticator data (§6.1): user present 1, user verified 4. */
  flags?: number
}

const PRESENT_AND_VERIFIED = 0b101
const HAS_KEY = 0b1000000
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest()
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

export function openAuthenticator(origin: string, rpId: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let holder = ''
  const said = (type: string, challenge: string, over: Over) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: over.origin ?? origin, crossOrigin: false }))
  const data = (over: Over, key?: Uint8Array) => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(authenticator.counter++)
    const flags = (over.flags ?? PRESENT_AND_VERIFIED) | (key ? HAS_KEY : 0)
    const credential = key ? [Buffer.alloc(16), Buffer.from([0, id.length]), id, key] : []
    return Buffer.concat([sha256(over.rpId ?? rpId), Buffer.from([flags]), counter, ...credential])
  }
  const answer = (response: object) => ({
    id: text(id),
    rawId: text(id),
    type: 'public-key',
    clientExtensionResults: {},
    authenticatorAttachment: 'platform',
    response,
  })

  const authenticator: Authenticator = {
    counter: 1,
    create({ challenge, user }, over = {}) {
      holder = user.id
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(data(over, coseKey(publicKey)))],
      ])
      return answer({
        clientDataJSON: text(said('webauthn.create', challenge, over)),
        attestationObject: text(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      })
    },
    get({ challenge }, over = {}) {
      const clientData = said('webauthn.get', challenge, over)
      const authenticatorData = data(over)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), privateKey)
      return answer({
        clientDataJSON: text(clientData),
        authenticatorData: text(authenticatorData),
        signature: text(signature),
        userHandle: over.userHandle ?? holder,
      })
    },
  }
  return authenticator
}

/** COSE_Key of an ES256 public key (RFC 9053 §7.1.1): kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(key: KeyObject): Uint8Array {
  const { x, y } = key.export({ format: 'jwk' })
  const bytes = (part: string | undefined) => new Uint8Array(Buffer.from(part!, 'base64url'))
  const members: [number, number | Uint8Array][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ]
  return isoCBOR.encode(new Map(members) as never)
}
