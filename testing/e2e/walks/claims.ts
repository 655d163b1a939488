import { demand } from '../demand.ts'
import { RIVAL } from '../house.ts'
import { keysOf } from '../keys.ts'
import { OWN_DISCOVERER } from '../scenario.ts'
import { signIn } from '../sign-in.ts'
import { BOTH, type Visitor } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const TAKEN = 'pkg:npm/tocsin-walk-parser'
const OTHER = 'pkg:npm/tocsin-walk-printer'
const TOOL = 'a tool nobody else has'
const FOUND = 'nothing found'

export const claims: Walk = {
  name: 'claims',
  title: 'two discoverers do not search the same place, and learn of each other only what they may',
  async run({ enter }) {
    const coordinator = await enter()
    await coordinator.become('coordinator')
    await want(coordinator)

    const discoverer = await enter()
    await discoverer.become('discoverer')
    const path = await claim(discoverer)

    const rival = await enter()
    await signIn(rival, RIVAL)
    await takeTheOther(rival)
    await endWithNothing(discoverer, path)
    await readCoverage(rival)

    await setRules(coordinator)
    await joinNames(coordinator)
    await coordinator.open('/claims')
    await coordinator.see(coordinator.page.getByRole('heading', { name: 'Held now' }), 'the board')
    await coordinator.see(coordinator.page.getByRole('link', { name: OTHER }), 'what the rival holds')
    await coordinator.look('claims, for a coordinator', { themes: BOTH })
  },
}

async function want({ page, open, see, seeGone, look }: Visitor): Promise<void> {
  await open('/claims')
  await page.getByRole('button', { name: 'Want a target…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Target').fill(OTHER)
  await dialog.getByLabel(/^Why/).fill('Every label is printed by it.')
  await look('want a target')
  await dialog.getByRole('button', { name: 'Put it on the list' }).click()
  await seeGone(dialog, 'the dialog')
  await see(page.getByText(OTHER), 'the wanted target')
}

/** Without a mouse. @returns the address of the claim */
async function claim(discoverer: Visitor): Promise<string> {
  const { page } = discoverer
  const keys = keysOf(page)
  await discoverer.open('/claims')
  await keys.press(page.getByRole('link', { name: 'Claim a target' }), 'the way to the form')
  await discoverer.see(page.getByRole('heading', { level: 1, name: 'Claim a target' }), 'the form')
  await keys.press(page.getByRole('button', { name: 'Claim it' }), 'the button')
  await discoverer.see(page.locator('[aria-invalid=true]:focus'), 'the focus on the empty target')
  await keys.type(page.getByLabel('Target'), 'the target', TAKEN)
  await discoverer.see(page.getByRole('heading', { name: 'Free' }), 'that it is free, as it is typed')
  await keys.choose(page.getByLabel('Method'), 'the method', 'Fuzz')
  await keys.type(page.getByLabel('Model or tool'), 'the tool', TOOL)
  await discoverer.look('claim a target', { themes: BOTH })
  await keys.press(page.getByRole('button', { name: 'Claim it' }), 'the button')
  await discoverer.see(page.getByRole('heading', { level: 1, name: TAKEN }), 'the claim')
  await discoverer.see(page.getByText('Held', { exact: true }), 'that it is held')
  await keys.press(page.getByRole('button', { name: 'Renew the lease' }), 'the heartbeat')
  await discoverer.see(page.getByText(/^Held for another/), 'for how long')
  await discoverer.look('a claim', { themes: BOTH })
  return new URL(page.url()).pathname
}

async function takeTheOther(rival: Visitor): Promise<void> {
  const { page } = rival
  const keys = keysOf(page)
  await rival.open('/claims/new')
  await keys.type(page.getByLabel('Target'), 'the target', `${TAKEN}@1.0.0`)
  await rival.see(page.getByRole('heading', { name: /^Taken until \d/ }), 'that it is taken, and until when')
  await rival.look('a target that is taken', { themes: BOTH })
  const shown = await page.getByRole('complementary').innerText()
  for (const secret of [OWN_DISCOVERER, TOOL, 'fuzzing'])
    demand(!shown.toLowerCase().includes(secret.toLowerCase()), `A rival reads “${secret}”.`)
  await keys.press(page.getByRole('button', { name: OTHER }), 'the other target')
  await rival.see(page.getByRole('heading', { name: 'Free' }), 'that the other one is free')
  demand((await page.getByLabel('Target').inputValue()) === OTHER, 'The suggestion does not fill the form.')
  await keys.press(page.getByRole('button', { name: 'Claim it' }), 'the button')
  await rival.see(page.getByRole('heading', { level: 1, name: OTHER }), 'its own claim')
}

async function endWithNothing(discoverer: Visitor, path: string): Promise<void> {
  const { page } = discoverer
  await discoverer.open(path)
  await keysOf(page).press(page.getByRole('button', { name: 'End it…' }), 'the way to end it')
  const dialog = page.getByRole('dialog')
  await discoverer.see(dialog, 'the dialog')
  await discoverer.look('end a claim')
  await dialog.getByRole('button', { name: 'End the claim' }).click()
  await discoverer.seeGone(dialog, 'the dialog')
  await discoverer.see(page.getByText('Ended', { exact: true }), 'that it has ended')
  await discoverer.open(`/discoverers/${encodeURIComponent(OWN_DISCOVERER)}`)
  await discoverer.see(page.getByRole('heading', { name: 'Where they led' }), 'what became of the reports')
  await discoverer.see(page.getByRole('link', { name: TAKEN }), 'the claim among their own')
  await discoverer.look('own track record', { themes: BOTH })
}

async function readCoverage(rival: Visitor): Promise<void> {
  const { page } = rival
  await rival.open(`/targets?target=${encodeURIComponent(TAKEN)}`)
  await rival.see(page.getByRole('table').getByText(FOUND), 'that it was searched and nothing was found')
  demand(!(await page.content()).includes(OWN_DISCOVERER), 'The coverage names who searched.')
  await rival.look('what is known of a target', { themes: BOTH })
}

async function setRules(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await coordinator.open(`/targets?target=${encodeURIComponent(TAKEN)}`)
  await page.getByRole('button', { name: 'Set rules…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('We do not want this searched').click()
  await dialog.getByLabel('What whoever wants to search it is told').fill('Two people look after it.')
  await dialog.getByRole('button', { name: 'Add a line' }).click()
  await dialog.getByLabel('Weakness or oracle').fill('CWE-1333')
  await coordinator.look('rules of a project')
  await dialog.getByRole('button', { name: 'Set these rules' }).click()
  await coordinator.seeGone(dialog, 'the dialog')
  await coordinator.see(page.getByText('Two people look after it.'), 'the words')
}

async function joinNames(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await coordinator.open('/claims')
  const names = [TAKEN, 'https://github.com/tocsin/walk-parser']
  const join = async () => {
    await page.getByRole('button', { name: 'Join names…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Targets, one a line').fill(names.join('\n'))
    await dialog.getByLabel('Why').fill('It is developed there.')
    await coordinator.look('join names')
    await dialog.getByRole('button', { name: 'Join them' }).click()
    await coordinator.seeGone(dialog, 'the dialog')
    await coordinator.see(page.getByText('It is developed there.'), 'the joined names')
  }
  await join()
  await page.getByRole('button', { name: /^Part them/ }).click()
  await coordinator.see(page.getByText('No names are joined'), 'that they are apart again')
  await join()
}
