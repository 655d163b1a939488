import { describe, expect, it } from 'vitest'
import type { Api } from './api.ts'
import type { ScenarioReport } from './format.ts'
import { type Sending, sendWindow } from './send.ts'

const report = (id: string, form: ScenarioReport['form'], discoverer = 'lab'): ScenarioReport => ({
  id,
  discoverer,
  form,
  body: form === 'markdown' ? `# ${id}` : { title: id },
})

/** A house that knows reports by their bytes, as the real one does. */
function fakeHouse(known = new Map<string, string>()) {
  const requests: { path: string; type: string | undefined }[] = []
  const accept = (body: string, position: number) => {
    const status = known.has(body) ? 'duplicate' : 'accepted'
    if (status === 'accepted') known.set(body, `finding ${known.size + 1}`)
    return { position, status, findingId: known.get(body) }
  }
  const api: Api = {
    get: () => Promise.reject(new Error('not asked here')),
    all: () => Promise.reject(new Error('not asked here')),
    async send(_method, path, body, headers) {
      requests.push({ path, type: headers['content-type'] })
      if (path !== '/v1/findings/stream') return JSON.stringify({ results: [accept(body, 1)] })
      const lines = body.split('\n').filter((line) => line !== '')
      const answers = lines.map((line, index) => JSON.stringify(accept(line, index + 1)))
      return [...answers, JSON.stringify({ sent: lines.length }), ''].join('\n')
    },
  }
  return { api, known, requests }
}

const sendingTo = (api: Api): Sending & { answers: number } => {
  const sending = {
    apis: new Map([
      ['lab', api],
      ['other', api],
    ]),
    intake: new Map(),
    answers: 0,
    answered: () => {
      sending.answers += 1
    },
  }
  return sending
}

describe('sending a window of reports', () => {
  const reports = [
    report('a', 'native'),
    report('b', 'markdown'),
    report('c', 'native', 'other'),
    report('d', 'native'),
    report('e', 'sarif'),
  ]

  it('streams what each discoverer has in native form and posts the rest one by one', async () => {
    const { api, requests } = fakeHouse()
    const sending = sendingTo(api)
    await sendWindow(reports, sending)
    expect(requests.filter(({ path }) => path === '/v1/findings/stream')).toHaveLength(2)
    expect(requests.filter(({ path }) => path === '/v1/findings').map(({ type }) => type)).toEqual([
      'text/markdown',
      'application/sarif+json',
    ])
    expect(sending.answers).toBe(5)
    expect([...sending.intake.values()].map(({ status }) => status)).toEqual(Array(5).fill('accepted'))
  })

  it('counts what an interrupted run already brought as accepted, not as duplicate', async () => {
    const { api, known } = fakeHouse()
    await sendWindow(reports.slice(0, 2), sendingTo(api))
    const again = sendingTo(fakeHouse(known).api)
    await sendWindow(reports, again)
    expect([...again.intake.values()].map(({ status }) => status)).toEqual(Array(5).fill('accepted'))
  })

  it('still calls a report a duplicate whose twin is in the scenario', async () => {
    const twin: ScenarioReport = { ...report('b', 'markdown'), id: 'twin' }
    const sending = sendingTo(fakeHouse().api)
    await sendWindow([report('b', 'markdown'), twin], sending)
    expect([...sending.intake].map(([id, { status }]) => [id, status])).toEqual([
      ['b', 'accepted'],
      ['twin', 'duplicate'],
    ])
  })

  it('names a discoverer the scenario does not list', async () => {
    await expect(sendWindow([report('x', 'markdown', 'nobody')], sendingTo(fakeHouse().api))).rejects.toThrow(
      'nobody',
    )
  })
})
