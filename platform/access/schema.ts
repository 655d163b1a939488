import Type, { type Static } from 'typebox'
import { Tlp } from '../../standards/report/document.ts'

export { TLP_LEVELS, Tlp } from '../../standards/report/document.ts'

/** The seven roles (DESIGN §2), and the clearinghouse's own administrator of accounts and keys. */
export const Role = Type.Union([
  Type.Literal('discoverer'),
  Type.Literal('maintainer'),
  Type.Literal('member'),
  Type.Literal('coordinator'),
  Type.Literal('evaluator'),
  Type.Literal('model developer'),
  Type.Literal('overseer'),
])
export type Role = Static<typeof Role>

/** What an API key may be used for. A key never has more than its account's roles allow. */
export const Scope = Type.Union([
  Type.Literal('findings:read'),
  Type.Literal('findings:write'),
  Type.Literal('reproductions:run'),
  Type.Literal('scans:read'),
  Type.Literal('scans:write'),
  Type.Literal('cases:read'),
  Type.Literal('cases:write'),
  Type.Literal('advisories:write'),
  Type.Literal('feeds:write'),
  Type.Literal('members:read'),
  Type.Literal('members:write'),
  Type.Literal('runner'),
  Type.Literal('admin'),
])
export type Scope = Static<typeof Scope>

/** Who is signed in, as screens and the command line need it. */
export const SessionView = Type.Object({
  signedIn: Type.Boolean(),
  account: Type.Optional(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      organisation: Type.String(),
      roles: Type.Array(Role),
      tlp: Tlp,
    }),
  ),
  /** One-click roles; only with demonstration data, bound to loopback, without forwarded headers. */
  demonstrationRoles: Type.Array(
    Type.Object({ role: Role, name: Type.String(), organisation: Type.String() }),
  ),
  oidc: Type.Boolean({ description: 'Sign-in through an OpenID Connect provider is configured' }),
  /** Sent back as the `x-csrf-token` header on every state-changing request made with a session. */
  csrfToken: Type.String(),
})
export type SessionView = Static<typeof SessionView>
