import type {
  PublicKeyCredentialCreationOptionsJSON as CreationOptions,
  PublicKeyCredentialRequestOptionsJSON as RequestOptions,
} from '@simplewebauthn/browser'
import { send } from '../../api/client.ts'

const post = (path: string, body: object = {}) => send(path, 'application/json', JSON.stringify(body))

/** Passkeys need a browser that has them and a page loaded securely (https, or this very computer). */
export function passkeysWork(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && globalThis.isSecureContext
}

/** Signs in with a passkey the browser offers. The library is fetched only when somebody asks for it. */
export async function signInWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = (await post('/v1/session/passkey/options')) as RequestOptions
  const answer = await startAuthentication({ optionsJSON })
  await post('/v1/session/passkey', answer)
}

/** Adds a passkey of this device to the signed-in account. */
export async function addPasskey(): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = (await post('/v1/passkeys/options')) as CreationOptions
  const answer = await startRegistration({ optionsJSON })
  await post('/v1/passkeys', answer)
}
