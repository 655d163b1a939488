import type { AdvisoryView } from '../modules/advisories/schema.ts'
import type { CaseSummary, CaseView } from '../modules/cases/schema/index.ts'
import { type Api, ApiError } from './api.ts'

/** Cases carried through to publication; the rest stay open for whoever watches. */
const PUBLISHED = 12

/**
 * Does what a coordinator does once a flaw is reproduced, its upgrade certified and its identifier public
 * already: coordinate, note the fix, write the advisory, publish. A case that may not be published is left as
 * it is. Played again it goes on where it stopped.
 */
export async function publishKnown(api: Api): Promise<void> {
  const cases = (await api.all<CaseSummary>('/v1/cases')).sort((a, b) => (a.number < b.number ? -1 : 1))
  let published = cases.filter((entry) => entry.state === 'published' || entry.state === 'closed').length
  for (const { id, state } of cases) {
    if (published >= PUBLISHED) return
    if (state === 'published' || state === 'closed') continue
    try {
      if (await publish(api, id)) published += 1
    } catch (error) {
      if (!(error instanceof ApiError) || error.status >= 500) throw error
    }
  }
}

async function publish(api: Api, id: string): Promise<boolean> {
  const { state, identifiers, certificates, advisoryId } = await api.get<CaseView>(`/v1/cases/${id}`)
  const certified = certificates.some(({ grade }) => grade !== 'refused')
  if (identifiers.length === 0 || !certified) return false
  const json = { 'content-type': 'application/json' }
  const move = (to: string, note: string) =>
    api.send('POST', `/v1/cases/${id}/state`, JSON.stringify({ to, note }), json)
  if (state === 'open') await move('coordinating', 'The flaw and its repair are public already.')
  if (state === 'open' || state === 'coordinating') await move('fix ready', 'The upgrade stops the proofs.')
  const draft =
    advisoryId ??
    (JSON.parse(await api.send('POST', `/v1/cases/${id}/advisory`, '{}', json)) as AdvisoryView).id
  await api.send('POST', `/v1/advisories/${draft}/publish`, '{}', json)
  return true
}
