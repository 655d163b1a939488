import { type Actor, system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { type GithubReport, renderGithub } from '../../../standards/handover/github.ts'
import type { HandoverFlaw, HandoverReport } from '../../../standards/handover/report.ts'
import { renderVince, type VinceReport } from '../../../standards/handover/vince.ts'
import { parsePurl } from '../../../standards/purl/purl.ts'
import * as policy from '../policy.ts'
import { ASKED } from '../rules/index.ts'
import * as store from '../store/cases.ts'
import * as coordination from '../store/coordination.ts'
import * as dossiers from '../store/dossiers.ts'
import { type CasesDeps, openJson, type SealedFace } from './deps.ts'
import { createDoor, embargoOf, nameOf, ownParty } from './door.ts'
import { reservedIdentifiers } from './identifiers.ts'
import { type CasePart, identifiersOf, loadParts } from './load.ts'
import type { SealedSignal } from './signals.ts'
import { note } from './timeline.ts'

export interface Handover {
  vince: VinceReport
  github: GithubReport
}

export interface HandingOver {
  /**
   * A case as another house takes it, for coordinators, or as its maintainer takes it, for a party that is asked for
   * a fix: what it was sent, and nobody else. Every hand-over is journalled. @throws Fault `handover-nothing`
   */
  handOver<Kind extends keyof Handover>(actor: Actor, id: string, kind: Kind): Promise<Handover[Kind]>
}

export function createHandingOver(deps: CasesDeps): HandingOver {
  const { db } = deps
  const { visible, locked } = createDoor(deps)

  async function reportFor(actor: Actor, id: string): Promise<HandoverReport> {
    const parties = await visible(actor, id)
    const own = ownParty(actor, parties)
    const all = policy.mayCoordinate(actor)
    if (!all && !(own && ASKED.includes(own.role) && policy.maySpeak(actor)))
      throw fault(
        'not-allowed',
        'A case is handed over by a coordinator, or taken by who is asked for a fix.',
      )
    // What was sent to this reader, by row-level security.
    const sent = await db.as(actor, (tx) => dossiers.dossiersOf(tx, id))
    const mine = new Set(sent.filter(({ sent_at }) => sent_at !== null).map((row) => row.root_cause_id))
    return db.as(system, async (tx) => {
      const { row, key } = await locked(tx, id)
      const parts = (await loadParts(deps, tx, await store.rootCausesOf(tx, id))).filter(
        ({ rootCause }) => all || mine.has(rootCause.id),
      )
      if (parts.length === 0)
        throw fault('handover-nothing', 'Nothing of this case was sent to you yet: there is nothing to take.')
      const { title, assessment } = openJson<SealedFace>(key, row.sealed)
      const signal = (await coordination.signalsOf(tx, id)).find(({ kind }) => kind === 'exploitation')
      const embargo = embargoOf(row, key)
      await note(
        deps,
        tx,
        id,
        key,
        { by: own && !all ? nameOf(own, key) : actor.name, what: 'took the case as a report', detail: '' },
        own && !all ? { partyId: own.id } : 'coordinators',
      )
      return {
        house: { name: deps.outward.houseName, email: deps.outward.from, url: deps.publicUrl() },
        caseNumber: row.number,
        title: all ? title : parts[0]!.rootCause.title,
        tlp: TLP_LEVELS[row.tlp]!,
        identifiers: [...new Set([...(await reservedIdentifiers(tx, id, key)), ...identifiersOf(parts)])],
        embargo: embargo && { local: embargo.local, zone: embargo.zone, endsAt: embargo.endsAt },
        published: row.state === 'published',
        exploited: signal
          ? all
            ? openJson<SealedSignal>(key, signal.sealed).words
            : 'There are signs of it.'
          : null,
        // Whom else the house told is for coordinators.
        told: parties
          .filter((party) => ASKED.includes(party.role) && party.told_at && (all || party.id === own?.id))
          .map((party) => ({ name: nameOf(party, key), at: party.told_at!.toISOString() })),
        flaws: parts.map((part) => flawOf(part, assessment?.vector)),
      }
    })
  }

  return {
    async handOver(actor, id, kind) {
      const report = await reportFor(actor, id)
      await db.as(system, (tx) =>
        record(tx, {
          act: 'case handed over',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, kind, flaws: report.flaws.length },
        }),
      )
      const renderers: { [K in keyof Handover]: (report: HandoverReport) => Handover[K] } = {
        vince: renderVince,
        github: renderGithub,
      }
      return renderers[kind](report)
    },
  }
}

/** A root cause as it is told outside: no discoverer is named. */
function flawOf({ rootCause, documents, judged }: CasePart, assessed: string | undefined): HandoverFlaw {
  const targets = judged.flatMap(({ recipe: { target } }) =>
    target.kind === 'model-endpoint' ? [] : [target],
  )
  const shortest = judged
    .filter(({ result }) => result.judgement.verdict === 'reproduced')
    .sort((a, b) => a.recipe.proof.source.length - b.recipe.proof.source.length)[0]
  const [purl] = documents.flatMap(({ component }) => parsePurl(component?.purl ?? '') ?? [])
  const description = documents
    .map((document) => document.description?.trim() ?? '')
    .find((text) => text !== '')
  return {
    title: rootCause.title,
    description: description ?? rootCause.title,
    ecosystem: purl?.type ?? (targets.some(({ kind }) => kind === 'npm') ? 'npm' : null),
    product: rootCause.package ?? targets[0]?.name ?? 'unknown',
    versions: [...new Set(targets.map(({ version }) => version))],
    fixedIn: judged.find(({ result }) => result.judgement.fixHolds)?.recipe.fixed?.version ?? null,
    weaknesses: rootCause.weakness ? [rootCause.weakness] : [],
    severity: rootCause.severity,
    cvss: [...new Set([...(assessed ? [assessed] : []), ...documents.flatMap(({ cvss }) => cvss ?? [])])],
    shown: shortest?.result.judgement.reasons ?? [],
    proof: shortest?.recipe.proof.source ?? null,
    discoverers: rootCause.collisionCount,
  }
}
