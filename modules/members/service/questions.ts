import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { ProductResolver } from '../../../standards/products/index.ts'
import type { Component } from '../../../standards/sbom/types.ts'
import type { AnswerBody, QuestionState, QuestionView } from '../schema.ts'
import { lockMember } from '../store/members.ts'
import * as store from '../store/products.ts'
import type { TakenFor } from './components.ts'
import { type MembersDeps, memberOf, openJson, sealJson } from './deps.ts'
import { createKnownProducts } from './known-products.ts'
import { candidateOf, lookUp, type SealedQuestion, spellingsOf, withSpellings } from './meanings.ts'
import { idCursor, type PageInput, requireReader, requireWriter } from './own.ts'
import { rekeyWords } from './rekey.ts'

export interface Questions {
  /** What words mean, oldest first: asked, known, and not known to any source. @throws Fault `not-allowed`, `member-not-joined` */
  listQuestions(
    actor: Actor,
    query: PageInput & { state?: QuestionState },
  ): Promise<{ items: QuestionView[]; next: string | null }>
  /**
   * Answers it, once more where it was answered: remembered for every later import, and what has these words is looked
   * at again. @throws Fault `question-not-found`, `invalid-input`, `product-unknown`
   */
  answerQuestion(actor: Actor, id: string, body: AnswerBody): Promise<QuestionView>
  /**
   * Looks up what an organisation's words mean that nobody looked up yet, a few thousand at a time, asking for itself
   * again where more are left. With `again` those that no source knew, and the spellings that sources have by now of
   * what is settled. May run twice.
   */
  lookUpWords(job: LookUpJob): Promise<void>
}

export interface LookUpJob {
  /** Undefined: every organisation, again. */
  organisationId?: string
  again?: boolean
  /** Where the job before stopped. */
  after?: string
}

/** Words a transaction settles, and a job. */
const BATCH = 100
const MOST_BATCHES = 40

export function createQuestions(deps: MembersDeps, known = createKnownProducts(deps)): Questions {
  const { db, clock } = deps

  const view = (key: Buffer, row: store.QuestionRow): QuestionView => {
    const { vendor, name, question, candidates, takenFor } = openJson<SealedQuestion>(key, row.sealed)
    return {
      id: row.id,
      state: row.state,
      vendor,
      name,
      question: row.state === 'asked' ? question : null,
      confidence: row.confidence,
      candidates,
      takenFor: takenFor ? { vendor: takenFor.vendor, product: takenFor.product } : null,
      components: row.components,
    }
  }

  /** Has exposure looked for wherever these words stand. */
  async function apply(tx: Tx, key: Buffer, organisationId: string, words: readonly Buffer[]): Promise<void> {
    const touched = new Set<string>()
    for (const one of words)
      for (const id of await rekeyWords(deps, tx, key, organisationId, one)) touched.add(id)
    await deps.enqueue(
      tx,
      'members.expose',
      [...touched].map((inventoryId) => ({ data: { inventoryId }, key: inventoryId })),
    )
  }

  /** Reads a page of words, as the house. */
  const page = <Row>(organisationId: string, find: (tx: Tx) => Promise<Row[]>) =>
    db.as(system, async (tx) => ({
      key: (await memberOf(deps, tx, organisationId)).key,
      rows: await find(tx),
    }))
  /** One at a time with answers and with imports that end: none of them misses what the other found. */
  const alone = (organisationId: string, work: (tx: Tx) => Promise<void>) =>
    db.as(system, async (tx) => {
      await lockMember(tx, organisationId)
      await work(tx)
    })
  const lastOf = (rows: readonly store.WordsRow[]): Buffer | undefined =>
    rows.length < BATCH ? undefined : rows.at(-1)?.words_key

  /** Settles a batch of words. @returns key of the last one, undefined when it was the last batch */
  async function settle(
    organisationId: string,
    resolver: ProductResolver,
    again: boolean,
    find: (tx: Tx) => Promise<store.WordsRow[]>,
  ): Promise<Buffer | undefined> {
    const { key, rows } = await page(organisationId, find)
    const at = clock.now()
    const found = rows
      .map((row) => {
        const { component } = openJson<{ component: Component }>(key, row.sealed)
        return { words: row.words_key, ...lookUp(resolver, component) }
      })
      .filter(({ state }) => !again || state !== 'unmatched')
    if (found.length > 0)
      await alone(organisationId, async (tx) => {
        const questions = found.map(({ words, state, confidence, sealed }) => ({
          id: newId(at.getTime()),
          words,
          state,
          confidence,
          sealed: sealJson(key, sealed),
        }))
        await store.insertQuestions(tx, organisationId, questions, at)
        const certain = found.filter(({ state }) => state === 'certain')
        await apply(
          tx,
          key,
          organisationId,
          certain.map(({ words }) => words),
        )
        await emit(tx, 'products.looked-up', organisationId, { words: found.length })
      })
    return lastOf(rows)
  }

  /** Takes up the spellings that sources have by now. @returns as settle */
  async function respell(
    organisationId: string,
    resolver: ProductResolver,
    after: Buffer | undefined,
  ): Promise<Buffer | undefined> {
    const { key, rows } = await page(organisationId, (tx) =>
      store.settledAfter(tx, organisationId, after, BATCH),
    )
    const changed = rows.flatMap((row) => {
      const sealed = openJson<SealedQuestion & { takenFor: TakenFor }>(key, row.sealed)
      const more = withSpellings(resolver, sealed.takenFor)
      if (more.length === 0) return []
      const takenFor = { ...sealed.takenFor, spellings: [...sealed.takenFor.spellings, ...more] }
      return [{ ...row, now: sealJson(key, { ...sealed, takenFor }) }]
    })
    if (changed.length > 0)
      await alone(organisationId, async (tx) => {
        for (const { id, sealed, now } of changed)
          await store.resealQuestion(tx, { id, before: sealed, sealed: now, at: clock.now() })
        await apply(
          tx,
          key,
          organisationId,
          changed.map(({ words_key }) => words_key),
        )
      })
    return lastOf(rows)
  }

  return {
    async listQuestions(actor, { cursor, limit = 50, state }) {
      requireReader(actor)
      const after = idCursor(cursor)
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const rows = await store.listQuestions(tx, { after, limit: limit + 1, state })
        const page = rows.slice(0, limit)
        return {
          items: page.map((row) => view(key, row)),
          next: rows.length > limit ? page.at(-1)!.id : null,
        }
      })
    },
    async answerQuestion(actor, id, body) {
      requireWriter(actor)
      const named = body.answer === 'named' ? spellingsOf(await known.resolver(), body) : undefined
      return db.as(system, async (tx) => {
        const { key, row: member } = await memberOf(deps, tx, actor.organisationId)
        const organisationId = member.organisation_id
        await lockMember(tx, organisationId)
        const row = await store.lockQuestion(tx, organisationId, id)
        if (!row) throw fault('question-not-found', `no question ${id} of yours`)
        const { takenFor: _before, ...rest } = openJson<SealedQuestion>(key, row.sealed)
        const takenFor = body.answer === 'yes' ? candidateOf(rest.candidates, body.candidate) : named
        const sealed: SealedQuestion = { ...rest, ...(takenFor ? { takenFor } : {}) }
        const state = STATE_OF[body.answer]
        await store.answerQuestion(tx, { id, state, sealed: sealJson(key, sealed), at: clock.now() })
        await apply(tx, key, organisationId, [row.words_key])
        await emit(tx, 'products.answered', organisationId)
        const detail = { by: actor.accountId, answer: body.answer, components: row.components }
        await record(tx, {
          act: 'product question answered',
          subjectKind: 'product question',
          subjectId: id,
          detail,
        })
        return view(key, (await store.lockQuestion(tx, organisationId, id))!)
      })
    },
    async lookUpWords({ organisationId, again = false, after }) {
      if (organisationId === undefined) {
        await db.as(system, async (tx) => {
          const organisations = await store.withQuestions(tx)
          await deps.enqueue(
            tx,
            'members.resolve',
            organisations.map(({ organisation_id: id }) => ({
              data: { organisationId: id, again: true },
              key: `${id}/again`,
            })),
          )
        })
        return
      }
      const resolver = await known.resolver(again)
      let last: Buffer | undefined = after === undefined ? undefined : Buffer.from(after, 'hex')
      for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
        const from = last
        const find = (tx: Tx) =>
          again
            ? store.unmatchedWords(tx, organisationId, from, BATCH)
            : store.wordsToLookUp(tx, organisationId, BATCH)
        last = await settle(organisationId, resolver, again, find)
        if (last === undefined) break
      }
      if (last !== undefined) {
        const data = { organisationId, again, ...(again ? { after: last.toString('hex') } : {}) }
        const key = again ? `${organisationId}/again` : organisationId
        await db.as(system, (tx) => deps.enqueue(tx, 'members.resolve', [{ data, key }]))
      } else if (again) {
        let settled: Buffer | undefined
        do settled = await respell(organisationId, resolver, settled)
        while (settled !== undefined)
      }
    },
  }
}

const STATE_OF = {
  yes: 'confirmed',
  no: 'refused',
  named: 'named',
} as const satisfies Record<AnswerBody['answer'], QuestionState>
