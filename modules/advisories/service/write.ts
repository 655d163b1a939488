import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import { open, seal } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { AdvisoryModel } from '../../../standards/advisory/model.ts'
import { renderCsaf } from '../../../standards/csaf/render.ts'
import { renderOsv } from '../../../standards/osv/render.ts'
import { packageName, parsePurl } from '../../../standards/purl/purl.ts'
import type { CaseDossier } from '../../cases/index.ts'
import * as policy from '../policy.ts'
import { cleanContent, contentFaults } from '../rules/content.ts'
import { type DraftRootCause, draftContent } from '../rules/draft.ts'
import { csafPath, osvPath, publishedModel } from '../rules/model.ts'
import type { AdvisoryContent } from '../schema.ts'
import * as store from '../store.ts'
import type { AdvisoriesDeps, SealedDraft } from './deps.ts'

export interface Writing {
  /** Drafts the advisory of a case from what is known of it; an existing draft is left as it is. @returns its id */
  draft(actor: Actor, caseId: string): Promise<string>
  /** Saves content; on a published advisory this prepares its next revision. */
  save(actor: Actor, id: string, content: AdvisoryContent): Promise<void>
  /**
   * Publishes the draft to everybody, and the case with it.
   * @throws Fault `advisory-not-ready` with every obstacle, `advisory-without-draft`, `advisory-changed`
   */
  publish(actor: Actor, id: string): Promise<void>
}

export function createWriting(deps: AdvisoriesDeps): Writing {
  const { db, keyring, clock, cases } = deps
  const requireWriter = (actor: Actor) => {
    if (!policy.mayWriteAdvisories(actor))
      throw fault('not-allowed', 'Writing advisories takes a coordinator with the scope advisories:write.')
  }
  const sealDraft = (wrapped: Buffer, draft: SealedDraft) =>
    seal(keyring.unwrap(wrapped), Buffer.from(JSON.stringify(draft)))
  const openDraft = (row: store.AdvisoryRow): SealedDraft | undefined =>
    row.draft_sealed && row.wrapped
      ? (JSON.parse(open(keyring.unwrap(row.wrapped), row.draft_sealed).toString('utf8')) as SealedDraft)
      : undefined

  async function modelOf(tx: Tx, row: store.AdvisoryRow, content: AdvisoryContent): Promise<AdvisoryModel> {
    const before = await store.revisionsOf(tx, row.id)
    return publishedModel({
      number: row.number,
      content,
      publisher: deps.publisher(),
      before: before.map((entry) => ({
        number: entry.revision,
        date: entry.published_at.toISOString(),
        summary: entry.summary,
      })),
      now: clock.now(),
      publicUrl: deps.publicUrl(),
    })
  }

  const faultsOf = async (model: AdvisoryModel): Promise<string[]> => [
    ...contentFaults(model.content),
    ...(await deps.validateCsaf(renderCsaf(model))),
  ]

  /** The advisory with its case's key: who does not get the key does not handle the case. */
  async function mine(actor: Actor, id: string): Promise<{ row: store.AdvisoryRow; wrapped: Buffer }> {
    requireWriter(actor)
    const row = await db.as(actor, (tx) => store.findAdvisory(tx, id))
    if (!row?.wrapped) throw fault('advisory-not-found', `no advisory ${id}, or none you may write`)
    return { row, wrapped: row.wrapped }
  }

  return {
    async draft(actor, caseId) {
      requireWriter(actor)
      const made = await db.as(system, async (tx) => {
        const known = await store.findByCase(tx, caseId)
        return known ? { id: known.id } : { dossier: await cases.dossierIn(tx, caseId) }
      })
      // What the house knows is not what this coordinator may see: ask again as the actor.
      const key = await db.as(actor, (tx) => store.caseKey(tx, caseId))
      if (!key) throw fault('case-not-found', `no case ${caseId}, or none you may see`)
      if (made.id !== undefined) return made.id
      const { dossier } = made
      const content = draftContent(draftInput(dossier))
      const id = newId(clock.now().getTime())
      const faults = await faultsOf(
        publishedModel({
          number: dossier.number,
          content,
          publisher: deps.publisher(),
          before: [],
          now: clock.now(),
          publicUrl: deps.publicUrl(),
        }),
      )
      return db.as(system, async (tx) => {
        const inserted = await store.insertAdvisory(tx, {
          id,
          number: dossier.number,
          caseId,
          tlp: dossier.tlp,
          draftSealed: sealDraft(key, { content, faults }),
        })
        // Two people pressed the button: the first draft stands.
        if (inserted === 0) return (await store.findByCase(tx, caseId))!.id
        await cases.linkAdvisory(tx, caseId, id, actor.name)
        await emit(tx, 'advisory.drafted', id, { caseId })
        await record(tx, {
          act: 'advisory drafted',
          subjectKind: 'advisory',
          subjectId: id,
          detail: { by: actor.accountId, caseId },
        })
        return id
      })
    },

    async save(actor, id, sent) {
      const { row, wrapped } = await mine(actor, id)
      const content = cleanContent(sent)
      const model = await db.as(system, (tx) => modelOf(tx, row, content))
      const faults = await faultsOf(model)
      await db.as(system, async (tx) => {
        const now = await store.lockAdvisory(tx, id)
        if (now?.draft_version !== row.draft_version)
          throw fault('advisory-changed', 'Read the advisory again and repeat your change.')
        await store.saveDraft(tx, id, sealDraft(wrapped, { content, faults }))
        await emit(tx, 'advisory.changed', id, { caseId: row.case_id })
        await record(tx, {
          act: 'advisory edited',
          subjectKind: 'advisory',
          subjectId: id,
          detail: { by: actor.accountId },
        })
      })
    },

    async publish(actor, id) {
      const { row } = await mine(actor, id)
      const draft = openDraft(row)
      if (!draft)
        throw fault('advisory-without-draft', 'Everything saved is published already; edit it first.')
      const model = await db.as(system, (tx) => modelOf(tx, row, draft.content))
      const faults = await faultsOf(model)
      await db.as(system, async (tx) => {
        const now = await store.lockAdvisory(tx, id)
        if (now?.draft_version !== row.draft_version || now.revision !== row.revision)
          throw fault('advisory-changed', 'Somebody saved or published it meanwhile; read it again.')
        const { obstacles } = await cases.dossierIn(tx, row.case_id)
        const reasons = [...obstacles(faults), ...faults]
        if (reasons.length > 0) {
          throw fault(
            'advisory-not-ready',
            reasons.slice(0, 5).join(' '),
            reasons.map((message) => ({ path: '', message })),
          )
        }
        const revision = model.revisions.at(-1)!
        const at = new Date(model.updated)
        await store.publish(tx, id, revision.number, draft.content, at)
        await store.insertRevision(tx, id, {
          revision: revision.number,
          summary: revision.summary,
          published_at: at,
        })
        const renderings = [
          { format: 'csaf' as const, path: csafPath(row.number), body: renderCsaf(model) },
          { format: 'osv' as const, path: osvPath(row.number), body: renderOsv(model) },
        ]
        for (const { format, path, body } of renderings)
          await store.replaceRendering(tx, id, { format, path, body: `${JSON.stringify(body, null, 2)}\n` })
        await store.replacePackages(tx, id, packagesOf(draft.content))
        await cases.markPublished(tx, row.case_id, actor.name)
        await emit(tx, 'advisory.published', id, { revision: revision.number, caseId: row.case_id })
        await record(tx, {
          act: 'advisory published',
          subjectKind: 'advisory',
          subjectId: id,
          detail: { by: actor.accountId, revision: revision.number },
        })
      })
    },
  }
}

/** Names and package URLs of what an advisory is about. */
export const packagesOf = (content: AdvisoryContent): { name: string; purl: string }[] =>
  content.affected.map(({ purl }) => {
    const parsed = parsePurl(purl)
    return { name: parsed === undefined ? purl : packageName(parsed), purl }
  })

export function draftInput(dossier: CaseDossier): Parameters<typeof draftContent>[0] {
  return {
    title: dossier.title,
    severity: dossier.severity,
    identifiers: dossier.identifiers,
    assessed: dossier.assessedVector,
    rootCauses: dossier.parts.map(
      ({ rootCause, documents, judged }): DraftRootCause => ({
        title: rootCause.title,
        package: rootCause.package,
        weakness: rootCause.weakness,
        sink: rootCause.sink,
        collisionCount: rootCause.collisionCount,
        evidenceLevel: rootCause.evidenceLevel,
        reports: documents,
        reproductions: judged.map(({ recipe, result }) => ({
          kind: recipe.target.kind,
          name: recipe.target.name,
          version: recipe.target.version,
          fixed: recipe.fixed?.version,
          fixHolds: result.judgement.fixHolds,
          verdict: result.judgement.verdict,
          falls: result.judgement.falls,
          runs: result.judgement.runs,
          driver: result.outcome?.driver ?? null,
        })),
        certificates: dossier.certificates.filter(({ rootCauseId }) => rootCauseId === rootCause.id),
      }),
    ),
  }
}
