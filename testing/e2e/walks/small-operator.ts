import type { Locator } from 'playwright-core'
import { demand } from '../demand.ts'
import { OPERATOR } from '../house.ts'
import { signIn } from '../sign-in.ts'
import { BOTH, type Visitor } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const PHONE = { width: 390, height: 844 }

/** As somebody keeps it who has other things to do. */
const LIST = `Willow Bend, what we have (ask Sam),,,
What,Maker,Version,Notes
FortiGate 60F,Fortinet,7.2.4,in the cupboard
nurse call,Rauland,Responder 5,
`

export const smallOperator: Walk = {
  name: 'small-operator',
  title: 'one person with a telephone says what they run, and gets what matters this week, on paper too',
  async run({ enter }) {
    const coordinator = await enter()
    await coordinator.become('coordinator')
    await admit(coordinator)

    const operator = await enter()
    await operator.page.setViewportSize(PHONE)
    await signIn(operator, OPERATOR)
    await choosePictures(operator)
    await bringList(operator)
    await answer(operator)
    await readActions(operator)
    await print(operator)
  },
}

async function admit(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await coordinator.open('/members')
  await page.getByRole('button', { name: 'Admit a member…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Organisation').fill(OPERATOR.organisation)
  await dialog.getByLabel('Sector').selectOption({ label: 'Healthcare and Public Health' })
  await coordinator.look('admit a member')
  await dialog.getByRole('button', { name: 'Admit it' }).click()
  await coordinator.seeGone(dialog, 'the dialog')
  const list = page.getByRole('table', { name: 'Members' })
  await coordinator.see(list.getByText(OPERATOR.organisation), 'the new member')
}

/** Looks at the page as every page is looked at, and goes on with the telephone. */
async function look(operator: Visitor, name: string): Promise<void> {
  await operator.look(name, { themes: BOTH })
  await operator.page.setViewportSize(PHONE)
}

async function choosePictures(operator: Visitor): Promise<void> {
  const { page } = operator
  await operator.open('/home')
  await operator.see(page.getByText('Nothing to do that we know of'), 'a home with nothing in it')
  await look(operator, 'small operator, empty home')
  await page.getByRole('link', { name: 'choose from pictures' }).click()
  await operator.see(page.getByRole('heading', { level: 1, name: 'Choose what you run' }), 'the pictures')
  await page.getByRole('button', { name: 'ConnectWise ScreenConnect' }).click()
  await page.getByLabel('Version of ConnectWise ScreenConnect').fill('23.9.7')
  await page.getByLabel('Find').fill('windows server')
  const server = page.getByRole('button', { name: 'Windows Server 2016' })
  await server.click()
  demand((await server.getAttribute('aria-pressed')) === 'true', 'What was tapped is not shown as chosen.')
  await look(operator, 'small operator, pictures')
  // What is chosen stays so while something else is looked for.
  await page.getByRole('button', { name: 'We run 2 of these' }).click()
  await operator.see(page.getByText('2 new.'), 'the receipt')
}

async function bringList(operator: Visitor): Promise<void> {
  const { page } = operator
  await operator.open('/inventories')
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'what we have.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
  await page.getByLabel('Where does this run?').fill('Clinic')
  await page.getByRole('button', { name: 'Bring it' }).click()
  await operator.see(page.getByText('2 new.'), 'the receipt')
  await operator.see(page.getByText(/stands above the headings/), 'what was not read as a product')
  await look(operator, 'small operator, list')
}

async function answer(operator: Visitor): Promise<void> {
  const { page } = operator
  await operator.open('/home')
  const asked = page.getByText(/1 question about what you run/)
  await operator.see(asked, 'that something is asked')
  await page.getByRole('link', { name: 'Answer', exact: true }).click()
  await operator.see(page.getByRole('heading', { level: 1, name: 'Is this yours?' }), 'the questions')
  const question = page.getByRole('listitem').filter({ hasText: 'FortiGate 60F' })
  await operator.see(question, 'the question')
  await look(operator, 'small operator, is this yours')
  await question.getByRole('button', { name: /^Yes: Fortinet FortiOS/ }).click()
  await operator.see(page.getByText('No question is open'), 'that it is answered')
  await page.getByLabel('Show').selectOption({ label: 'Nobody knows it by these words' })
  await operator.see(page.getByText('Rauland nurse call'), 'what nobody watches, listed')
  await look(operator, 'small operator, known to nobody')
}

const ACTIONS = [
  /^Update .*ScreenConnect.* to version 23\.9\.8/,
  /FortiGate 60F/,
  /^Find out which version of .*Windows Server 2016/,
]

async function readActions(operator: Visitor): Promise<void> {
  const { page } = operator
  await operator.open('/home')
  for (const name of ACTIONS)
    await operator.see(page.getByRole('heading', { level: 3, name }), `the action ${name}`)
  const cards = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^It is done/ }) })
  const count = await cards.count()
  demand(count >= ACTIONS.length && count <= 10, `There are ${count} things to do; ten are the most.`)
  for (const words of await cards.allInnerTexts())
    demand(/\bby \w+, \d+ \w+ \d{4}/.test(words), `This says no day: ${words.slice(0, 200)}`)
  await page.getByText('What to ask the vendor').first().click()
  await operator.see(letter(page.getByRole('listitem').first()), 'what to ask the vendor')
  await look(operator, 'small operator, what to do')
}

const letter = (where: Locator): Locator => where.getByRole('blockquote')

/** Making a PDF is printing: what is folded opens, and what only a screen can do goes. */
async function print(operator: Visitor): Promise<void> {
  const { page } = operator
  await page.reload()
  for (const name of ACTIONS) await operator.see(page.getByRole('heading', { level: 3, name }), `${name}`)
  await page.pdf({ format: 'A4' })
  await page.emulateMedia({ media: 'print' })
  for (const open of await letter(page.getByRole('listitem')).all())
    demand(await open.isVisible(), 'What to ask a vendor stays folded on paper.')
  demand((await letter(page.getByRole('listitem')).count()) > 0, 'Nothing is printed to ask a vendor.')
  for (const gone of [page.getByRole('banner'), page.getByRole('button', { name: /^It is done/ }).first()])
    demand(!(await gone.isVisible()), 'What only a screen can do is printed.')
  await look(operator, 'small operator, on paper')
  await page.emulateMedia({ media: null })
}
