import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

/** A small OpenID Connect provider on loopback: discovery, keys and tokens, with tokens really signed. */
export interface Provider {
  issuer: string
  /** What the next tokens say wrongly. */
  lies: { nonce?: string; audience?: string; issuer?: string; expired?: boolean; forged?: boolean }
  /** The person agrees: what the browser is sent back with. @param url where the house sent the browser */
  agree(url: string, subject: string): string
  close(): Promise<void>
}

export const CLIENT = { id: 'tocsin', secret: 'of the client' }

export async function openProvider(): Promise<Provider> {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const granted = new Map<
    string,
    { subject: string; nonce: string; challenge: string; redirectUri: string }
  >()
  const lies: Provider['lies'] = {}
  let issuer = ''

  function idToken(subject: string, nonce: string): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: lies.issuer ?? issuer,
      sub: subject,
      aud: lies.audience ?? CLIENT.id,
      nonce: lies.nonce ?? nonce,
      iat: now - (lies.expired ? 7200 : 0),
      exp: now + (lies.expired ? -3600 : 300),
      // What a provider lets its users write: nothing may be linked by it.
      email: 'ada@example.org',
      email_verified: true,
    }
    const body = `${part({ alg: 'RS256', kid: '1', typ: 'JWT' })}.${part(claims)}`
    const signature = sign('sha256', Buffer.from(body), (lies.forged ? stranger : key).privateKey)
    return `${body}.${signature.toString('base64url')}`
  }

  function token(form: URLSearchParams): object | undefined {
    const grant = granted.get(form.get('code') ?? '')
    granted.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const fits =
      grant?.challenge === challenge &&
      grant.redirectUri === form.get('redirect_uri') &&
      form.get('client_secret') === CLIENT.secret
    if (!grant || !fits) return undefined
    return { access_token: 'a', token_type: 'Bearer', id_token: idToken(grant.subject, grant.nonce) }
  }

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration')
      return answer(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      })
    if (request.url === '/jwks') {
      const jwk = key.publicKey.export({ format: 'jwk' })
      return answer(200, { keys: [{ ...jwk, kid: '1', use: 'sig', alg: 'RS256' }] })
    }
    const made = request.url === '/token' ? token(new URLSearchParams(await text(request))) : undefined
    return made ? answer(200, made) : answer(400, { error: 'invalid_grant' })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

  return {
    issuer,
    lies,
    agree(url, subject) {
      const asked = new URL(url).searchParams
      const code = randomBytes(16).toString('hex')
      granted.set(code, {
        subject,
        nonce: asked.get('nonce') ?? '',
        challenge: asked.get('code_challenge') ?? '',
        redirectUri: asked.get('redirect_uri') ?? '',
      })
      const back = new URL(asked.get('redirect_uri') ?? '')
      return `${back.pathname}?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
