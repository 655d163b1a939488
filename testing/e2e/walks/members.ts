import { moveCase, publishDraft } from '../case-steps.ts'
import { demand } from '../demand.ts'
import { openCase } from '../open-case.ts'
import { DELIVERED } from '../scenario.ts'
import { BOTH, type Visitor } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const PLACE = 'Intake form server'
const NAME = `${DELIVERED} 1.0.0`

/** What a build writes down of itself: the flaw, and its repair on another line. No registry holds the target. */
const SBOM = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: ['1.0.0', '1.0.1'].map((version) => ({
    type: 'library',
    name: DELIVERED,
    version,
    purl: `pkg:generic/${DELIVERED}@${version}`,
  })),
})

export const members: Walk = {
  name: 'members',
  title: 'an advisory reaches the member that runs it, which mends it, and the patch chain moves',
  async run({ enter }) {
    const member = await enter()
    await member.become('member')
    await bring(member)
    await member.open('/exposures')
    demand(!(await shows(member, NAME)), 'The member is exposed before anything was published.')

    const coordinator = await enter()
    await coordinator.become('coordinator')
    const vulnerability = await publish(coordinator)

    await readExposure(member, vulnerability)
    const chain = await findChain(coordinator, vulnerability)
    await coordinator.see(chain.getByText('0 of 1'), 'one member exposed that has not mended it')
    await reportDone(member)
    // Nobody reloads: the picture moves by itself.
    await coordinator.see(chain.getByText('1 of 1'), 'the picture that moved')
    await coordinator.look('patch chain, deployed', { themes: BOTH })
    await readCounts(coordinator)
  },
}

async function bring(member: Visitor): Promise<void> {
  const { page } = member
  await member.open('/inventories')
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'intake.cdx.json', mimeType: 'application/json', buffer: Buffer.from(SBOM) })
  await page.getByLabel('Where does this run?').fill(PLACE)
  await page.getByRole('button', { name: 'Bring it' }).click()
  await member.see(page.getByText('2 new.'), 'the receipt')
  await member.see(page.getByRole('link', { name: 'intake.cdx.json' }), 'the list among the others')
  await member.look('what you run', { themes: BOTH })
  await page.getByRole('link', { name: 'intake.cdx.json' }).click()
  await member.see(page.getByRole('cell', { name: DELIVERED }), 'what is in it')
  await member.look('a list')
}

const shows = async ({ page }: Visitor, text: string): Promise<boolean> => {
  await page.getByText(/that is all\.$/).waitFor()
  return (await page.getByRole('link', { name: text }).count()) > 0
}

/** @returns the number of the advisory */
async function publish(coordinator: Visitor): Promise<string> {
  const { page } = coordinator
  await openCase(coordinator, DELIVERED)
  for (const state of ['coordinating', 'fix ready']) await moveCase(coordinator, state)
  await page.getByRole('button', { name: 'Draft the advisory' }).click()
  await page.getByRole('link', { name: 'Read and edit' }).click()
  await publishDraft(coordinator)
  await coordinator.see(page.getByText(/^published /), 'the publication')
  const number = /TOCSIN-\d{4}-\d+/.exec(await page.locator('main').innerText())?.[0]
  demand(number !== undefined, 'The advisory shows no number.')
  return number
}

async function readExposure(member: Visitor, vulnerability: string): Promise<void> {
  const { page } = member
  const news = page.getByRole('button', { name: 'There is news. Show it' })
  const exposure = page.getByRole('link', { name: NAME })
  await member.see(exposure.or(news), 'the exposure, by itself')
  if (await news.isVisible()) await news.click()
  await member.see(exposure, 'the exposure')
  demand((await exposure.count()) === 1, 'What runs repaired is called exposed as well.')
  await member.look('exposures', { themes: BOTH })
  await exposure.click()
  await member.see(page.getByRole('heading', { level: 1, name: NAME }), 'the exposure')
  await member.see(page.getByRole('link', { name: vulnerability }), 'the advisory that says so')
  await member.see(page.getByText('an advisory of this house'), 'whose word it is')
  await member.look('an exposure', { themes: BOTH })
}

async function findChain(coordinator: Visitor, vulnerability: string) {
  const { page } = coordinator
  await coordinator.open('/patch-chains')
  const card = page.getByRole('article', { name: vulnerability })
  await coordinator.see(card, 'the repair among the others')
  await coordinator.look('patch chains')
  await card.getByRole('link').click()
  const chain = page.getByRole('list', { name: /^How far the repair/ })
  await coordinator.see(chain, 'the picture')
  return chain
}

async function reportDone(member: Visitor): Promise<void> {
  const { page } = member
  await member.open('/home')
  const action = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: new RegExp(DELIVERED) }) })
  await member.see(action, 'what to do about it, among ten things at most')
  const title = await action.getByRole('heading', { level: 3 }).innerText()
  demand(/1\.0\.1/.test(title), `The action does not name the repaired version: ${title}`)
  demand((await action.innerText()).includes(PLACE), 'The action does not say where.')
  await member.look('home of a member', { themes: BOTH })
  await action.getByRole('button', { name: /^It is done…/ }).click()
  const dialog = page.getByRole('dialog')
  await member.see(dialog, 'the dialog')
  await member.look('report what was done')
  await dialog.getByRole('button', { name: 'Report it' }).click()
  await member.seeGone(dialog, 'the dialog')
  await member.seeGone(action, 'the action that is done')
}

async function readCounts(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await coordinator.open('/patch-chains')
  const deployed = page.getByRole('row', { name: /^Deployed/ })
  await coordinator.see(deployed.getByRole('cell', { name: /^1$/ }), 'one repair that is deployed everywhere')
  await coordinator.open('/members')
  await coordinator.see(page.getByRole('rowheader', { name: /Healthcare/ }), 'the sectors')
  await coordinator.see(
    page.getByRole('table', { name: 'Members' }).getByText('Alder Creek Hospital'),
    'a member',
  )
  await coordinator.look('members', { themes: BOTH })
}
