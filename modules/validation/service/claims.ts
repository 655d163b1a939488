import { type Actor, system } from '../../../platform/access/actor.ts'
import { fault } from '../../../platform/errors/index.ts'
import type { Recipe, RunPlan } from '../../../standards/judging/types.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import type { Heartbeat, RunnerJob, RunnerOffer } from '../wire.ts'
import { type Language, languageOf, RUN_QUEUE, RUN_QUEUES, sealing, type ValidationDeps } from './deps.ts'
import { createUnrunnable } from './unrunnable.ts'

export interface Claims {
  /** Jobs this runner can run, each with a fresh attempt number. @throws Fault `not-a-runner` */
  claim(actor: Actor, capacity: number, offer: RunnerOffer, heartbeats?: boolean): Promise<RunnerJob[]>
  /** A runner says that it lives. @returns the jobs that are still its own; @throws Fault `not-a-runner` */
  heartbeat(actor: Actor, heartbeat: Heartbeat): Promise<string[]>
  /** Shows as waiting what no runner seen lately can run, and no longer what one can. */
  showWaiting(): Promise<void>
  /** Puts back what runners took and did not answer, when they are known to be gone. */
  giveBackRuns(): Promise<void>
}

/** A runner that said nothing for so long is not counted on, seconds. */
const LATELY = 60
/** How often at most it is written down that a language was seen, milliseconds. */
const NOTED_EVERY = 5_000
/** So many runners taking a job without an answer is no chance: it ends them, or never ends. */
const MOST_ATTEMPTS = 20

export const NO_RUNNER: Record<Language, string> = {
  javascript:
    'No runner has asked for work lately. Start one, or see in the log of the server why its own does not run; this runs by itself when one comes.',
  c: 'No runner seen lately can run a C target. Install bubblewrap 0.8 or newer and a C compiler (gcc or clang with AddressSanitizer) on the machine of a runner, and start that runner again; this runs by itself when such a runner comes.',
}

/** C needs the one sandbox that runs native programs, and a compiler, which a runner says by naming C. */
function languagesOf({ drivers, languages }: RunnerOffer): Language[] {
  const can: Language[] = []
  if (drivers.includes('bubblewrap')) can.push('c')
  if (drivers.length > 0) can.push('javascript')
  return languages ? can.filter((language) => languages.includes(language)) : can
}

export function createClaims(deps: ValidationDeps): Claims {
  const { db, blobs, jobs, clock } = deps
  const sealed = sealing(blobs)
  const judgeUnrunnable = createUnrunnable(deps)
  const noted = new Map<Language, number>()
  let turn = 0

  const requireRunner = (actor: Actor) => {
    if (!policy.isRunner(actor)) throw fault('not-a-runner', 'Use a key with the scope runner.')
  }

  async function note(languages: readonly Language[]): Promise<void> {
    const now = clock.now().getTime()
    const news = languages.filter((language) => now - (noted.get(language) ?? -Infinity) >= NOTED_EVERY)
    if (news.length === 0) return
    await db.as(system, (tx) => store.sawLanguages(tx, news))
    for (const language of news) noted.set(language, now)
  }

  /** The job as its runner gets it; undefined when there is nothing left to run, or not for this queue. */
  const begin = (id: string, queue: string): Promise<RunnerJob | undefined> =>
    db.as(system, async (tx) => {
      const before = await store.lockReproduction(tx, id)
      if (before?.state === 'running' && before.attempt >= MOST_ATTEMPTS) {
        const words = `${MOST_ATTEMPTS} times a runner took this and did not answer.`
        await judgeUnrunnable(tx, before, words)
        return undefined
      }
      if (!before) return undefined
      const recipe = await sealed.get<Recipe>(tx, id, before.recipe_address)
      const language = languageOf(recipe)
      // Queued before there was a queue for each language.
      if (RUN_QUEUE[language] !== queue) {
        if (before.state === 'judged' || !before.plan_address) return undefined
        await store.setReady(tx, id, language, before.plan_address)
        await jobs.enqueue(tx, RUN_QUEUE[language], [{ data: { id } }])
        return undefined
      }
      const row = await store.claim(tx, id)
      if (!row?.plan_address) return undefined
      const plan = await sealed.get<RunPlan>(tx, id, row.plan_address)
      return {
        reproductionId: id,
        attempt: row.attempt,
        drivers: language === 'c' ? ['bubblewrap'] : ['wasm', 'bubblewrap'],
        plan,
      }
    })

  return {
    async claim(actor, capacity, offer, heartbeats = false) {
      requireRunner(actor)
      const languages = languagesOf(offer)
      await note(languages)
      // Queues take turns in being first: a flood of one does not starve the other on a runner of both.
      if (turn++ % 2 === 1) languages.reverse()
      const claimed: RunnerJob[] = []
      for (const [n, language] of languages.entries()) {
        const queue = RUN_QUEUE[language]
        const share = Math.ceil((capacity - claimed.length) / (languages.length - n))
        for (const job of share > 0 ? await jobs.take<{ id: string }>(queue, share, heartbeats) : []) {
          const made = await begin(job.data.id, queue)
          if (made) claimed.push(made)
          else await jobs.complete(queue, [job.id])
        }
      }
      return claimed
    },
    async heartbeat(actor, heartbeat) {
      requireRunner(actor)
      await note(languagesOf(heartbeat))
      if (heartbeat.jobs.length === 0) return []
      const kept = await db.as(system, (tx) => store.stillRunning(tx, heartbeat.jobs))
      await jobs.renew(RUN_QUEUES, kept)
      return kept
    },
    async showWaiting() {
      await db.as(system, async (tx) => {
        const seen = await store.languagesSeen(tx, LATELY)
        for (const language of Object.keys(RUN_QUEUE) as Language[]) {
          if (seen.has(language)) await store.showReady(tx, language)
          // While there is no runner at all one may be just starting.
          else await store.showWaiting(tx, language, NO_RUNNER[language], seen.size > 0 ? 0 : LATELY)
        }
      })
    },
    async giveBackRuns() {
      for (const queue of RUN_QUEUES) await jobs.giveBack(queue)
    },
  }
}
