import { demand } from '../demand.ts'
import { openCase } from '../open-case.ts'
import { COORDINATED, OWN_DISCOVERER } from '../scenario.ts'
import { BOTH, type Visitor } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const VENDOR = 'Vera Instruments'
const QUESTION = 'Does the flaw need the option allowDots?'
const ANSWER = 'No, brackets reach it too. The trace is attached.'

export const desk: Walk = {
  name: 'desk',
  title: 'a vendor without an account answers at its desk, and an end of the embargo is agreed among three',
  async run({ enter }) {
    const coordinator = await enter()
    await coordinator.become('coordinator')
    await openCase(coordinator, COORDINATED)
    const casePath = new URL(coordinator.page.url()).pathname
    await addVendor(coordinator)
    const link = await makeLink(coordinator, () => coordinator.look('link, shown once'))

    const vendor = await enter()
    await openDesk(vendor, link)
    await stateAffected(vendor)
    await proposeEnd(vendor)
    await vendor.look('desk', { themes: BOTH })

    const discoverer = await enter()
    await discoverer.become('discoverer')
    await discoverer.open(casePath)
    await agree(discoverer)

    await coordinator.open(casePath)
    await settle(coordinator)
    await coordinator.look('case room', { themes: BOTH })
    await talk(vendor, coordinator, discoverer)
    await signal(discoverer, coordinator)

    // From now on the open desk asks in vain, too.
    vendor.expectRefusal(401)
    const replaced = await makeLink(coordinator)
    demand(replaced !== link, 'A second link is the same as the first.')
    await vendor.open(new URL(link).pathname)
    await vendor.see(
      vendor.page.getByRole('heading', { name: 'This link no longer works' }),
      'why it is closed',
    )
    await vendor.look('desk, link replaced')
  },
}

async function addVendor(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Add a party…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(VENDOR)
  await dialog.getByLabel('Role').selectOption('vendor')
  await dialog.getByLabel('E-mail address').fill('psirt@vera.example')
  await coordinator.look('add a party')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await coordinator.seeGone(dialog, 'the dialog')
  const row = page.getByRole('row', { name: new RegExp(VENDOR) })
  await coordinator.see(row.getByText('Not told yet'), 'the vendor, not told yet')
}

/**
 * @param look called while the link is shown
 * @returns the address
 */
async function makeLink(coordinator: Visitor, look = async () => {}): Promise<string> {
  const { page } = coordinator
  await page.getByRole('button', { name: `Link… for ${VENDOR}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const shown = dialog.getByRole('region', { name: /^Shown once/ })
  await coordinator.see(shown, 'the link')
  const link = (await shown.innerText()).trim()
  demand(/\/desk\/[\w-]+#tocsin_/.test(link), `This is no link to a desk: ${link.replace(/#.*/, '#…')}`)
  await look()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await coordinator.seeGone(dialog, 'the dialog')
  return link
}

async function openDesk(vendor: Visitor, link: string): Promise<void> {
  const { page } = vendor
  await page.goto(link)
  await vendor.see(page.getByRole('heading', { name: 'What is asked of you' }), 'the desk')
  demand(!page.url().includes('#'), 'The key of the link stays in the address bar.')
  await vendor.see(page.getByText('Say of each of your products whether it is affected.'), 'what is asked')
  await vendor.see(page.getByRole('region', { name: /^The shortest proof/ }), 'the shortest proof')
  // The key is the tab's: opened anew the desk is still there.
  await page.reload()
  await vendor.see(page.getByRole('heading', { name: 'What is asked of you' }), 'the desk after a reload')
}

async function stateAffected(vendor: Visitor): Promise<void> {
  const { page } = vendor
  await page.getByRole('button', { name: 'State about a product…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Product').fill('Meter 7')
  await dialog.getByLabel('It is').selectOption('not affected')
  await vendor.see(dialog.getByLabel('Because'), 'the reasons a "not affected" needs')
  await vendor.look('statement')
  await dialog.getByLabel('It is').selectOption('affected')
  await dialog.getByRole('button', { name: 'State it' }).click()
  await vendor.seeGone(dialog, 'the dialog')
  await vendor.see(page.getByRole('row', { name: /Meter 7.*Affected/ }), 'the statement')
}

async function proposeEnd(vendor: Visitor): Promise<void> {
  const { page } = vendor
  await page.getByRole('button', { name: 'Propose an end…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Date').fill('2099-03-29')
  await dialog.getByLabel('Time', { exact: false }).first().fill('02:30')
  await dialog.getByLabel('Time zone').fill('Europe/Berlin')
  await vendor.see(dialog.getByText(/This time does not exist there/), 'the hour the clocks skip')
  await dialog.getByLabel('Time zone').fill('Asia/Tokyo')
  await vendor.see(dialog.getByText('28 Mar 2099, 18:30'), 'the moment in their own zone')
  await vendor.look('propose an end')
  await dialog.getByRole('button', { name: 'Propose it' }).click()
  await vendor.seeGone(dialog, 'the dialog')
  await vendor.see(page.getByText(/You agreed\. The coordinators know/), 'their own proposal')
}

async function agree(discoverer: Visitor): Promise<void> {
  const { page } = discoverer
  await discoverer.see(page.getByText('another party', { exact: false }), 'the proposal, of another party')
  const words = await page.locator('main').innerText()
  demand(!words.includes(VENDOR), 'The discoverer reads the name of a vendor that was not introduced.')
  demand(!/nobody (?:yet|agreed)/i.test(words), 'What is hidden from a party is told to it as "nobody".')
  await page.getByRole('button', { name: 'Agree…' }).click()
  await discoverer.look('agree')
  await page.getByRole('dialog').getByRole('button', { name: 'Agree', exact: true }).click()
  await discoverer.seeGone(page.getByRole('dialog'), 'the dialog')
  await discoverer.see(page.getByText(/You agreed\. The coordinators know/), 'their own answer')
  await discoverer.look('case room of a discoverer')
}

/** The other discoverer said yes on the telephone: the coordinator writes down what all agreed. */
async function settle(coordinator: Visitor): Promise<void> {
  const { page } = coordinator
  const proposal = page.getByRole('region', { name: /^Proposed end/ })
  const agreed = proposal.getByRole('definition').filter({ hasText: VENDOR }).last()
  await coordinator.see(agreed.filter({ hasText: OWN_DISCOVERER }), 'both who agreed')
  const waited = await proposal.getByRole('definition').last().innerText()
  demand(!waited.includes(OWN_DISCOVERER) && !waited.includes(VENDOR), `Still waited for: ${waited}`)
  await page.getByRole('button', { name: 'Write down what was agreed elsewhere…' }).click()
  await page.getByLabel('Ends on').fill('2099-03-29T02:30')
  await page.getByLabel('Time zone').fill('Asia/Tokyo')
  await page.getByLabel('Agreed by').fill([VENDOR, OWN_DISCOVERER, waited].join(', '))
  await page.getByRole('button', { name: 'Set the embargo' }).click()
  await coordinator.seeGone(page.getByRole('dialog'), 'the dialog')
  await coordinator.seeGone(proposal, 'the open proposal')
  await coordinator.see(page.getByText('2099-03-29 02:30'), 'the embargo as agreed')
}

async function talk(vendor: Visitor, coordinator: Visitor, discoverer: Visitor): Promise<void> {
  const asking = vendor.page
  await asking.getByRole('button', { name: 'Begin a conversation…' }).click()
  const dialog = asking.getByRole('dialog')
  await dialog.getByLabel('About').fill('One question')
  await dialog.getByLabel('Message').fill(QUESTION)
  await vendor.see(
    dialog.getByText('You and the coordinators will read this, nobody else.'),
    'who will read it',
  )
  await vendor.look('begin a conversation')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await vendor.seeGone(dialog, 'the dialog')

  const answering = coordinator.page
  await coordinator.see(answering.getByText(QUESTION), 'the question')
  await answering.getByLabel('Your message').fill(ANSWER)
  await answering.getByLabel('Attach files').setInputFiles([
    { name: 'trace.txt', mimeType: 'text/plain', buffer: Buffer.from('parse → assign') },
    { name: 'core.age', mimeType: 'text/plain', buffer: Buffer.from('age-encryption.org/v1\n-> X25519 x\n') },
  ])
  const chosen = answering.getByRole('list', { name: 'Files to send' })
  await coordinator.see(
    chosen.getByRole('listitem').filter({ hasText: 'core.age' }).getByText('sealed'),
    'the seal',
  )
  await answering.getByRole('button', { name: 'Send', exact: true }).click()

  // Without a stream of news the desk asks every few seconds.
  await vendor.see(asking.getByText(ANSWER), 'the answer')
  const download = asking.waitForEvent('download')
  await asking.getByRole('button', { name: /^Save trace\.txt/ }).click()
  demand((await download).suggestedFilename() === 'trace.txt', 'The attachment is saved under another name.')

  const aside = await discoverer.page.locator('main').innerText()
  demand(!aside.includes('One question'), 'The discoverer sees a conversation they are not in.')
}

async function signal(discoverer: Visitor, coordinator: Visitor): Promise<void> {
  const { page } = discoverer
  await page.getByRole('button', { name: 'It leaked, or it is exploited…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Where it was seen').fill('A public mailing list asks about it.')
  await discoverer.look('it leaked')
  await dialog.getByRole('button', { name: 'Tell everybody in the case' }).click()
  await discoverer.seeGone(dialog, 'the dialog')
  await coordinator.see(
    coordinator.page.getByText('because it is known outside'),
    'an earlier end, proposed by the house',
  )
}
