import type { AdvisorySummary } from '../modules/advisories/schema.ts'
import type { FindingSummary, RootCauseSummary } from '../modules/findings/schema.ts'
import type { PipelineView } from '../modules/oversight/schema.ts'
import type { Role, Scope } from '../platform/access/schema.ts'
import { type Api, ApiError, createApi } from './api.ts'
import { followUntilQuiet, readWork } from './follow.ts'
import type { Scenario } from './format.ts'
import { bringMember } from './members/bring.ts'
import { memberFigures, type WrongExposure } from './members/figures.ts'
import { readMembers } from './members/read.ts'
import { publishKnown } from './publish.ts'
import { type Sending, sendWindow } from './send.ts'
import { type Misplaced, type Outcome, type Summary, summarise, type WrongVerdict } from './summary.ts'

/** The only thing a scenario needs beside the public API: somebody who makes its accounts. */
export interface ScenarioDoor {
  /** Makes the account, or finds it by login. @returns an API key */
  key(account: {
    login: string
    organisation: string
    displayName: string
    roles: Role[]
    scopes: Scope[]
  }): Promise<string>
  /** Takes in the scenario's public reference data (KEV, EPSS, SSVC answers). */
  reference?(reference: NonNullable<Scenario['reference']>): Promise<void>
}

export interface Progress {
  phase: 'sending reports' | 'judging proofs' | 'done'
  done: number
  total: number
}

export interface RunOptions {
  server: string
  door: ScenarioDoor
  onProgress(progress: Progress): void
  /** Pause between two windows of arrivals, milliseconds. */
  paceMs?: number
  wait?(ms: number): Promise<void>
  now?(): number
}

export interface RunResult {
  summary: Summary
  wrong: WrongVerdict[]
  misplaced: Misplaced[]
  /** Components of members whose exposure differs from the truth. */
  wrongExposures: WrongExposure[]
  /** Sentences about time and about what waits, for a person. */
  remarks: string[]
}

/** Reports of the first window, which shows first verdicts, and of each later one. */
const FIRST_WINDOW = 40
const WINDOW = 20
const PACE_MS = 1500

/**
 * Plays a scenario against a running house through its public API and compares the outcome with the
 * truth. Played again after an interruption it ends in the same figures, seconds aside.
 * @throws ApiError, or Error when the scenario names a discoverer it does not list
 */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<RunResult> {
  const wait = options.wait ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)))
  const now = options.now ?? (() => performance.now())
  const started = now()
  const seconds = () => Math.round((now() - started) / 100) / 10
  const coordinator = createApi(options.server, await coordinatorKey(options.door), wait)
  await stateThreatModels(scenario, coordinator)
  if (scenario.reference !== undefined) await options.door.reference?.(scenario.reference)
  const members = await openMembers(scenario, options, coordinator, wait)

  const sending = await openSending(scenario, options, wait)
  let firstVerdict: number | undefined
  const look = (judged: number) => {
    if (judged > 0) firstVerdict ??= seconds()
  }
  for (let at = 0; at < scenario.reports.length; ) {
    const size = at === 0 ? FIRST_WINDOW : WINDOW
    await sendWindow(scenario.reports.slice(at, at + size), sending)
    at += size
    if (firstVerdict === undefined) look((await readWork(coordinator)).judged)
    await wait(options.paceMs ?? PACE_MS)
  }
  const sent = seconds()

  let done = 0
  let total = 0
  const findingIds = () => new Set([...sending.intake.values()].flatMap(({ findingId }) => findingId ?? []))
  await followUntilQuiet({
    api: coordinator,
    wait,
    findingIds,
    seen({ pending, judged }) {
      look(judged)
      // Verdicts set off replays, so the work still grows while it is done: the total follows, never the bar back.
      done = Math.max(done, total - pending)
      total = Math.max(total, done + pending)
      options.onProgress({ phase: 'judging proofs', done, total })
    },
  })
  const judged = seconds()
  await publishKnown(coordinator)
  // What was published goes on to whoever runs it.
  if (members.size > 0) await followUntilQuiet({ api: coordinator, wait, findingIds, seen() {} })
  const advisories = await allOf<AdvisorySummary>(coordinator, '/v1/advisories')
  const reached = memberFigures(scenario.truth.exposures ?? {}, await readMembers(members), advisories)
  const outcome = await readOutcome(coordinator, sending, judged, {
    advisories: advisories.length,
    members: reached.figures,
  })
  const result = summarise(scenario.truth.reports, outcome)
  options.onProgress({ phase: 'done', done: scenario.reports.length, total: scenario.reports.length })
  const remarks = [
    `first verdict seen after ${firstVerdict ?? '–'} s, all reports sent after ${sent} s, everything judged after ${outcome.seconds} s`,
    ...(await pipelineWords(coordinator)),
  ]
  return { ...result, wrongExposures: reached.wrong, remarks }
}

const coordinatorKey = (door: ScenarioDoor): Promise<string> =>
  door.key({
    login: 'scenario-coordinator',
    organisation: 'Clearinghouse',
    displayName: 'Scenario coordinator',
    roles: ['coordinator'],
    scopes: [
      'findings:read',
      'findings:write',
      'reproductions:run',
      'cases:read',
      'cases:write',
      'advisories:write',
      'members:read',
      'members:write',
    ],
  })

async function openSending(
  scenario: Scenario,
  { server, door, onProgress }: RunOptions,
  wait: (ms: number) => Promise<void>,
): Promise<Sending> {
  const apis = new Map<string, Api>()
  for (const { id, name } of scenario.discoverers) {
    const key = await door.key({
      login: `scenario-${id}`,
      organisation: name,
      displayName: name,
      roles: ['discoverer'],
      scopes: ['findings:read', 'findings:write'],
    })
    apis.set(id, createApi(server, key, wait))
  }
  const intake: Sending['intake'] = new Map()
  const total = scenario.reports.length
  return {
    apis,
    intake,
    answered: () => onProgress({ phase: 'sending reports', done: intake.size, total }),
  }
}

/** Makes the members' accounts and has each bring what it runs. */
async function openMembers(
  { members = [] }: Scenario,
  { server, door }: RunOptions,
  coordinator: Api,
  wait: (ms: number) => Promise<void>,
): Promise<Map<string, Api>> {
  const apis = new Map<string, Api>()
  for (const member of members) {
    const { id, name } = member
    const key = await door.key({
      login: `scenario-${id}`,
      organisation: name,
      displayName: name,
      roles: ['member'],
      scopes: ['members:read', 'members:write'],
    })
    const own = createApi(server, key, wait)
    await bringMember(member, coordinator, own)
    apis.set(id, own)
  }
  return apis
}

async function stateThreatModels({ threatModels }: Scenario, api: Api): Promise<void> {
  for (const model of threatModels) {
    await api.send('PUT', '/v1/threat-models', JSON.stringify(model), { 'content-type': 'application/json' })
  }
}

async function readOutcome(
  api: Api,
  { intake }: Sending,
  seconds: number,
  reached: Pick<Outcome, 'advisories' | 'members'>,
): Promise<Outcome> {
  const findings = await api.all<FindingSummary>('/v1/findings')
  const rootCauses = await api.all<RootCauseSummary>('/v1/root-causes')
  return {
    intake,
    findings: new Map(findings.map(({ id, rootCauseId, verdict }) => [id, { rootCauseId, verdict }])),
    rootCauses: new Map(rootCauses.map(({ id, verdict }) => [id, verdict])),
    cases: (await allOf(api, '/v1/cases')).length,
    ...reached,
    seconds,
  }
}

/** A house may have been built without a later module: then it holds none. */
async function allOf<T>(api: Api, path: string): Promise<T[]> {
  try {
    return await api.all<T>(path)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}

/** What the watch floor says of time and of what waits. */
async function pipelineWords(api: Api): Promise<string[]> {
  try {
    const { stages, jobs } = await api.get<PipelineView>('/v1/pipeline')
    return [
      ...stages.flatMap(({ stage, medianSecondsToReach: median }) =>
        median === null ? [] : `median time to reach "${stage}": ${Math.round(median * 10) / 10} s`,
      ),
      ...jobs.waitingFor.map(({ reason, count }) => `${count} trials wait: ${reason}`),
    ]
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}
