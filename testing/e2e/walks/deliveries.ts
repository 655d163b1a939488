import { openHooks } from '../../outward-world.ts'
import { demand } from '../demand.ts'
import { openCase } from '../open-case.ts'
import { COORDINATED } from '../scenario.ts'
import { BOTH, type Visitor } from '../visitor.ts'
import type { Walk } from '../walk.ts'

/** Letters go out every two seconds, after the event was told. */
const SENT_WITHIN_MS = 30_000

export const deliveries: Walk = {
  name: 'deliveries',
  title: 'a letter that died is seen from the queue, sent again, and dropped',
  async run({ enter }) {
    const coordinator = await enter()
    await coordinator.become('coordinator')
    // The endpoint wants no more: its letters die at the first try.
    const hooks = await openHooks(() => 410)
    try {
      await addWebhook(coordinator, hooks.url)
      await openCase(coordinator, COORDINATED)
      await say(coordinator)
      const { page } = coordinator
      await coordinator.open('/')
      const waiting = page.getByRole('link', { name: /could not be delivered/ })
      await coordinator.see(waiting, 'the letter on the watch floor', SENT_WITHIN_MS)
      await coordinator.open('/cases')
      await coordinator.see(page.getByText(/1 letter could not be delivered/), 'the letter beside the queue')
      await coordinator.look('cases, a letter died')
      await page.getByRole('link', { name: 'Deliveries', exact: true }).click()
      const row = page.getByRole('row', { name: /A webhook/ })
      await coordinator.see(row.getByText(/answered 410/), 'why it died')
      await coordinator.look('deliveries, one dead', { themes: BOTH })
      await sendAgain(coordinator)
      await row.getByRole('button', { name: /^Drop…/ }).click()
      const dialog = page.getByRole('dialog')
      await coordinator.look('drop a letter')
      await dialog.getByRole('button', { name: 'Drop it' }).click()
      await coordinator.seeGone(dialog, 'the dialog')
      await coordinator.see(page.getByText(/^Everything that was written arrived/), 'that nothing is left')
      await coordinator.look('deliveries, nothing left')
    } finally {
      await hooks.close()
    }
  },
}

/** No screen makes one: machines listen by it. */
async function addWebhook({ page }: Visitor, url: string): Promise<void> {
  const { csrfToken } = await (await page.request.get('/v1/session')).json()
  const reply = await page.request.post('/v1/webhooks', {
    data: { url: `${url}/gone` },
    headers: { 'x-csrf-token': csrfToken, origin: new URL(page.url()).origin },
  })
  demand(reply.status() === 201, `The webhook was not taken: ${reply.status()} ${await reply.text()}`)
}

async function say(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Begin a conversation…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('About').fill('Something to hear of')
  await dialog.getByLabel('Message').fill('Is anybody there?')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await coordinator.seeGone(dialog, 'the dialog')
}

/** It is disabled by now, so that it dies again at once: for another reason. */
async function sendAgain(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await page.getByRole('button', { name: /^Send again/ }).click()
  await coordinator.see(page.getByText(/The endpoint is disabled/), 'why it died again', SENT_WITHIN_MS)
}
