import type { IntakeReceipt, IntakeResult } from '../modules/findings/schema.ts'
import { MEDIA_TYPES } from '../standards/report/media-types.ts'
import type { Api } from './api.ts'
import type { ScenarioReport } from './format.ts'
import type { Outcome } from './summary.ts'

type Intake = Map<string, NonNullable<ReturnType<Outcome['intake']['get']>>>

export interface Sending {
  apis: ReadonlyMap<string, Api>
  intake: Intake
  /** Called after each answered report. */
  answered(): void
}

/**
 * Sends one window of arrivals: what a discoverer has in native form goes as one NDJSON stream, every
 * other report by itself.
 */
export async function sendWindow(reports: readonly ScenarioReport[], sending: Sending): Promise<void> {
  const streams = new Map<string, ScenarioReport[]>()
  const singles: ScenarioReport[] = []
  for (const report of reports) {
    if (report.form !== 'native') singles.push(report)
    else streams.set(report.discoverer, [...(streams.get(report.discoverer) ?? []), report])
  }
  await Promise.all([
    ...[...streams].map(([discoverer, natives]) => sendStream(discoverer, natives, sending)),
    sendSingles(singles, sending),
  ])
}

async function sendStream(
  discoverer: string,
  reports: readonly ScenarioReport[],
  sending: Sending,
): Promise<void> {
  const body = reports.map((report) => `${JSON.stringify(report.body)}\n`).join('')
  const answer = await apiOf(discoverer, sending).send('POST', '/v1/findings/stream', body, {
    'content-type': 'application/x-ndjson',
  })
  for (const line of answer.split('\n').filter((text) => text !== '')) {
    const result = JSON.parse(line) as Partial<IntakeResult>
    const report = result.position === undefined ? undefined : reports[result.position - 1]
    if (report !== undefined) note(report, result as IntakeResult, sending)
  }
}

async function sendSingles(reports: readonly ScenarioReport[], sending: Sending): Promise<void> {
  for (const report of reports) {
    const body = typeof report.body === 'string' ? report.body : JSON.stringify(report.body)
    const answer = await apiOf(report.discoverer, sending).send('POST', '/v1/findings', body, {
      'content-type': MEDIA_TYPES[report.form],
    })
    for (const result of (JSON.parse(answer) as IntakeReceipt).results) note(report, result, sending)
  }
}

function apiOf(discoverer: string, { apis }: Sending): Api {
  const api = apis.get(discoverer)
  if (api === undefined) throw new Error(`the scenario lists no discoverer ${discoverer}`)
  return api
}

/**
 * After a restart the house already has some of the reports and calls them duplicates. A report is a
 * duplicate only of another one: so a finding not yet met in this scenario is the report's own.
 */
function note(report: ScenarioReport, result: IntakeResult, { intake, answered }: Sending): void {
  const { findingId } = result
  const met = [...intake.values()].some((entry) => entry.findingId === findingId)
  const own = result.status === 'duplicate' && findingId !== undefined && !met
  intake.set(report.id, {
    status: own ? 'accepted' : result.status,
    ...(findingId === undefined ? {} : { findingId }),
  })
  answered()
}
