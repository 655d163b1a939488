import Type from 'typebox'
import { type Actor, hasRole, hasScope } from '../access/actor.ts'
import type { Clock } from '../clock/index.ts'
import { fault } from '../errors/index.ts'
import { type App, DateTime, Nullable } from '../http/index.ts'
import type { Ask } from '../outbound/request.ts'
import { discover, domainIn } from './discover.ts'

const Texts = Type.Array(Type.String())
const SecurityTxtView = Type.Object({
  contacts: Texts,
  expires: Nullable(DateTime),
  encryption: Texts,
  acknowledgments: Texts,
  languages: Texts,
  canonical: Texts,
  policy: Texts,
  hiring: Texts,
  csaf: Texts,
  signed: Type.Boolean(),
  warnings: Texts,
})
const DiscoveryView = Type.Object({
  domain: Type.String(),
  url: Nullable(Type.String()),
  securityTxt: Nullable(SecurityTxtView),
  problems: Texts,
})

/** Coordinators look for whom to write to; the house asks outside only for them. */
const mayDiscover = (actor: Actor): boolean => hasRole(actor, 'coordinator') && hasScope(actor, 'cases:write')

/** Whom to write to about a domain: its security.txt (RFC 9116). */
export function contactRoutes(app: App, { ask, clock }: { ask: Ask; clock: Clock }): void {
  app.post(
    '/v1/contacts/discover',
    {
      schema: {
        tags: ['contacts'],
        description: 'Fetches the security.txt of a domain; the domain learns that this house asked',
        body: Type.Object(
          { domain: Type.String({ minLength: 1, maxLength: 253, description: 'For instance example.org' }) },
          { additionalProperties: false },
        ),
        response: { 200: DiscoveryView },
      },
    },
    async (request) => {
      if (!mayDiscover(request.actor))
        throw fault('not-allowed', 'Looking for contacts takes a coordinator with the scope cases:write.')
      const domain = domainIn(request.body.domain)
      if (domain === undefined)
        throw fault('invalid-input', 'Give a domain such as example.org, without scheme and path.', [
          { path: '/domain', message: 'This is no domain.' },
        ])
      return discover(domain, ask, clock.now())
    },
  )
}
