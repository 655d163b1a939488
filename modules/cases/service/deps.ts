import { type Actor, system } from '../../../platform/access/actor.ts'
import type { Access } from '../../../platform/access/service.ts'
import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Keyring, open, seal } from '../../../platform/crypto/index.ts'
import type { CveServices } from '../../../platform/cve-services/client.ts'
import type { Database, Tx } from '../../../platform/db/index.ts'
import type { Deliveries } from '../../../platform/deliveries/service.ts'
import type { Webhooks } from '../../../platform/webhooks/service.ts'
import type { AdvisoryModel } from '../../../standards/advisory/model.ts'
import type { Envelope } from '../../../standards/attest/dsse.ts'
import type { Judgement, Recipe } from '../../../standards/judging/types.ts'
import type { FindingDocument, RootCauseSummary } from '../../findings/index.ts'
import type { ReferenceData } from '../rules/index.ts'

/** A finding of a root cause, and who reported it. */
export interface Member {
  findingId: string
  organisationId: string
  organisation: string
  /** When this house got it. */
  receivedAt: Date
}

/** Ways out of the house, and what it calls itself there. */
export interface OutwardDeps {
  deliveries: Pick<Deliveries, 'put' | 'readdress' | 'abandon' | 'endsOf'>
  webhooks: Pick<Webhooks, 'listening'>
  /** Undefined: no mail is sent. */
  mail: { domain: string | undefined } | undefined
  /** Undefined: no identifiers are asked for. */
  cve: CveServices | undefined
  /** What was published of an advisory, as this reader may see it; undefined: nothing yet. */
  publishedAdvisory(actor: Actor, advisoryId: string): Promise<AdvisoryModel | undefined>
  /** Name the house goes by, and the address it writes from. */
  houseName: string
  from: string | null
  /** Stands on every export. */
  exportNotice: string
}

/** What the cases services are made with; the composition root provides it. */
export interface CasesDeps {
  db: Database
  blobs: Blobs
  keyring: Keyring
  clock: Clock
  findings: {
    rootCausesIn(tx: Tx, ids: string[]): Promise<RootCauseSummary[]>
    /** As the actor sees it. @throws Fault `finding-not-found` */
    getFinding(actor: Actor, id: string): Promise<{ rootCauseId: string | null }>
    documents(tx: Tx, findingIds: string[]): Promise<Map<string, FindingDocument>>
    /** Findings of each root cause, oldest first. */
    membersIn(tx: Tx, rootCauseIds: string[]): Promise<Map<string, Member[]>>
    /** Tells root causes which case handles them. */
    linkCase(tx: Tx, rootCauseIds: string[], caseId: string | null): Promise<void>
  }
  validation: {
    judgedIn(tx: Tx, findingIds: string[]): Promise<Judged[]>
  }
  /** What maintainers say of packages (purl as given), asked as the house. */
  maintainersSay(
    tx: Tx,
    purls: readonly string[],
  ): Promise<
    Map<
      string,
      {
        /** The same for every name of one project. */
        project: string
        rules: {
          loadBudget?: { dossiersPerWeek: number } | undefined
          acceptsUnreproduced?: boolean | undefined
        }
      }
    >
  >
  /** Accounts of parties that have none: they act by a link. */
  access: Pick<Access, 'actorById' | 'inviteIn' | 'isInvitedIn' | 'uninvite'>
  /** What leaves the house about cases. */
  outward: OutwardDeps
  /** Address people reach the house under, without a slash at its end. */
  publicUrl(): string
  /** KEV, EPSS and SSVC answers this house has taken in. */
  reference: { answersFor(tx: Tx, cves: readonly string[]): Promise<ReferenceData> }
}

export interface Judged {
  id: string
  findingId: string
  recipe: Recipe
  result: { judgement: Judgement; outcome: { driver: string } | null; statement: Envelope | null }
  judgedAt: Date
}

/** What a case is about, sealed under its key. */
export interface SealedFace {
  title: string
  package: string | null
  identifiers: string[]
  assessment?: Assessment
}

/** A coordinator's word on how bad it is. */
export interface Assessment {
  /** A CVSS vector that could be scored. */
  vector: string
  by: string
  /** Instant, UTC. */
  at: string
}

/** JSON sealed under a case's key. */
export const sealJson = (key: Uint8Array, value: unknown): Buffer =>
  seal(key, Buffer.from(JSON.stringify(value)))
export const openJson = <T>(key: Uint8Array, sealed: Uint8Array): T =>
  JSON.parse(open(key, sealed).toString('utf8')) as T

/**
 * Somebody of a party: what row-level security shows it. The case's own label and compartments are open to who was
 * asked into it by name.
 */
export const partyActor = (organisationId: string, compartments: string[]): Actor => ({
  ...system,
  kind: 'account',
  name: 'party',
  organisation: 'party',
  organisationId,
  compartments,
})
