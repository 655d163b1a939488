import { demand } from '../demand.ts'
import { openCase } from '../open-case.ts'
import { REGROUPED } from '../scenario.ts'
import { BOTH, type Visitor } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const WILLING = 'Willing Foundation'

export const lastResort: Walk = {
  name: 'last-resort',
  title: 'software nobody mends is handed to a maintainer of last resort, and taken back',
  async run({ enter }) {
    const coordinator = await enter()
    await coordinator.become('coordinator')
    await register(coordinator)
    await openCase(coordinator, REGROUPED)
    const { page } = coordinator
    const casePath = new URL(page.url()).pathname
    await propose(coordinator)
    await ask(coordinator)
    await coordinator.look('case room, last resort', { themes: BOTH })

    const standing = await enter()
    await standing.page.goto(await makeLink(coordinator))
    await standing.see(
      standing.page.getByText(/You stand in for a maintainer who is absent/),
      'what it is here',
    )
    await standing.look('desk of a maintainer of last resort')

    // From now on its link opens nothing; the desk it has open asks in vain, too.
    standing.expectRefusal(401)
    await coordinator.open(casePath)
    await page.getByRole('button', { name: 'The maintainer is back…' }).click()
    const dialog = page.getByRole('dialog')
    await coordinator.look('the maintainer is back')
    await dialog.getByRole('button', { name: 'It is back' }).click()
    await coordinator.seeGone(dialog, 'the dialog')
    await coordinator.see(page.getByText('Taken back'), 'that it was taken back')
    await page.getByText('No longer in the case').click()
    await coordinator.see(page.getByRole('listitem').filter({ hasText: WILLING }), 'who left the case')
    await coordinator.look('case room, taken back')
    await standing.page.reload()
    await standing.see(
      standing.page.getByRole('heading', { name: 'This link no longer works' }),
      'why it is closed',
    )
  },
}

async function register(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await coordinator.open('/cases')
  await page.getByRole('link', { name: 'Maintainers of last resort' }).click()
  await page.getByRole('button', { name: 'Register one…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Organisation').fill(WILLING)
  await dialog.getByLabel('E-mail address').fill('duty@willing.example')
  await dialog.getByLabel('What was agreed').fill('Ask on weekdays.')
  await coordinator.look('register a maintainer of last resort')
  await dialog.getByRole('button', { name: 'Register it' }).click()
  await coordinator.seeGone(dialog, 'the dialog')
  await coordinator.see(page.getByText(WILLING), 'who is willing')
  await coordinator.look('maintainers of last resort', { themes: BOTH })
}

async function propose(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Propose a maintainer of last resort…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What speaks for it').fill('The repository is archived.')
  await coordinator.look('propose a maintainer of last resort')
  await dialog.getByRole('button', { name: 'Propose it' }).click()
  await coordinator.seeGone(dialog, 'the dialog')
  await coordinator.see(page.getByRole('heading', { name: /is somebody else asked\?$/ }), 'the proposal')
  await coordinator.look('case room, proposal of a last resort')
}

async function ask(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Ask a maintainer of last resort…' }).click()
  const dialog = page.getByRole('dialog')
  await coordinator.see(dialog.getByText('Ask on weekdays.'), 'what was agreed')
  await coordinator.look('ask a maintainer of last resort')
  await dialog.getByRole('button', { name: 'Ask it', exact: true }).click()
  await coordinator.seeGone(dialog, 'the dialog')
  const row = page.getByRole('row', { name: new RegExp(WILLING) })
  await coordinator.see(row.getByText('maintainer, last resort'), 'the party and its mark')
}

async function makeLink(coordinator: Visitor): Promise<string> {
  const { page } = coordinator
  await page.getByRole('button', { name: `Link… for ${WILLING}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const shown = dialog.getByRole('region', { name: /^Shown once/ })
  await coordinator.see(shown, 'the link')
  const link = (await shown.innerText()).trim()
  demand(/\/desk\/[\w-]+#tocsin_/.test(link), 'This is no link to a desk.')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await coordinator.seeGone(dialog, 'the dialog')
  return link
}
