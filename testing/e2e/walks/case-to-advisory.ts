import { moveCase, publishDraft } from '../case-steps.ts'
import { demand } from '../demand.ts'
import { openCase } from '../open-case.ts'
import { PUBLISHED } from '../scenario.ts'
import { BOTH, type Visitor } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const REMEDY = 'Upgrade to the fixed version, or render no templates from strangers.'

export const caseToAdvisory: Walk = {
  name: 'case-to-advisory',
  title: 'a coordinator takes a case through its embargo to an advisory everybody can read',
  async run({ enter }) {
    const coordinator = await enter()
    await coordinator.become('coordinator')
    await openCase(coordinator, PUBLISHED)
    for (const state of ['coordinating', 'fix ready']) await moveCase(coordinator, state)
    await setEmbargo(coordinator, '2099-01-01T09:00')
    await coordinator.look('case', { themes: BOTH })
    const title = await draft(coordinator)

    const early = await enter()
    await early.open('/advisories')
    await early.see(
      early.page.getByRole('status').filter({ hasNotText: 'Loading' }),
      'the list of advisories, loaded',
    )
    demand((await early.page.getByText(title).count()) === 0, 'The draft is in the public list.')

    coordinator.expectRefusal(409)
    await publishDraft(coordinator)
    await coordinator.see(coordinator.page.getByText(/The embargo runs until 2099/), 'the embargo in the way')
    await coordinator.page.getByRole('button', { name: 'Not yet' }).click()
    await coordinator.page.getByRole('link', { name: 'its case' }).click()
    await endEmbargo(coordinator)
    await coordinator.page.getByRole('link', { name: 'Read and edit' }).click()
    await publishDraft(coordinator)
    await coordinator.see(coordinator.page.getByText(/^published /), 'the publication')

    await readAsTheWorld(await enter(), title)
  },
}

async function setEmbargo(coordinator: Visitor, local: string, agreedBy = ''): Promise<void> {
  const { page } = coordinator
  const ask = page.getByRole('button', { name: 'Write down what was agreed elsewhere…' })
  if (!(await page.getByRole('dialog').isVisible())) await ask.click()
  await page.getByLabel('Ends on').fill(local)
  await page.getByLabel('Time zone').fill('America/New_York')
  await page.getByLabel('Agreed by').fill(agreedBy)
  await page.getByRole('button', { name: 'Set the embargo' }).click()
}

/** An earlier end takes everybody's agreement: refused first, with the names to ask. */
async function endEmbargo(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await coordinator.see(page.getByText('2099-01-01 09:00'), 'the embargo as agreed')
  await setEmbargo(coordinator, '2020-01-01T09:00')
  const refusal = page.getByText(/not named: /)
  await coordinator.see(refusal, 'whose agreement is missing')
  await coordinator.look('embargo dialog, refused')
  const names = /not named: (.+)\.$/.exec(await refusal.first().innerText())?.[1]
  demand(names !== undefined, 'The refusal does not name who has to agree.')
  await setEmbargo(coordinator, '2020-01-01T09:00', names)
  await coordinator.see(page.getByText('The embargo is over.'), 'the end of the embargo')
}

/** @returns the title of the draft, with its words mended */
async function draft(coordinator: Visitor): Promise<string> {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Draft the advisory' }).click()
  await page.getByRole('link', { name: 'Read and edit' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('What to do').fill(REMEDY)
  await coordinator.look('advisory, editing')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await coordinator.see(page.getByText(REMEDY), 'the saved remedy')
  await coordinator.look('advisory, draft')
  return page.getByRole('heading', { level: 1 }).innerText()
}

async function readAsTheWorld(visitor: Visitor, title: string): Promise<void> {
  const { page } = visitor
  await visitor.open('/advisories')
  await visitor.see(page.getByRole('link', { name: title }), 'the advisory in the public list')
  await visitor.look('advisories', { themes: BOTH })
  await page.getByRole('link', { name: title }).click()
  await visitor.see(page.getByText(REMEDY), 'the remedy')
  await visitor.look('advisory', { themes: BOTH })
  const csaf = await download(visitor, /^CSAF/)
  demand(csaf.includes('"category":"csaf_security_advisory"'), 'What is offered as CSAF is no advisory.')
  demand(csaf.includes(JSON.stringify(title)), 'The CSAF document has another title.')
  const osv = await download(visitor, /^OSV/)
  demand(osv.includes('"schema_version"') && osv.includes(PUBLISHED), 'What is offered as OSV is no record.')
}

/** What the link leads to, without the white space between JSON's tokens. */
async function download(visitor: Visitor, name: RegExp): Promise<string> {
  const href = await visitor.page.getByRole('link', { name }).getAttribute('href')
  demand(href !== null, `The link ${name} leads nowhere.`)
  const response = await visitor.page.request.get(href)
  demand(response.ok(), `${href} answers ${response.status()}.`)
  return JSON.stringify(await response.json())
}
