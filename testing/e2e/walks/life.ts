import { keysOf } from '../keys.ts'
import { BOTH, type Visitor } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const TITLE = 'Harbour settings let a merged key reach the shared prototype'
const NAME = 'tocsin-harbour-settings'
const REMEDY = 'Upgrade to 1.0.1, which leaves such keys out.'

/** A flaw and its repair, given as source: nothing has to be fetched. */
const SOURCE = (guard: string) => `module.exports = function merge(to, from) {
  for (const key of Object.keys(from)) {${guard}
    if (from[key] && typeof from[key] === 'object') to[key] = merge(to[key] || {}, from[key])
    else to[key] = from[key]
  }
  return to
}
`
const REPORT = {
  title: TITLE,
  description: 'Merging what a stranger sent writes to the prototype all objects share.',
  severity: 'high',
  weaknesses: ['CWE-1321'],
  sink: 'merge',
  credit: { name: 'Argus Lab', wish: 'named' },
  recipe: {
    target: {
      kind: 'source',
      language: 'javascript',
      name: NAME,
      version: '1.0.0',
      entry: 'index.js',
      files: { 'index.js': SOURCE('') },
    },
    fixed: { version: '1.0.1', files: { 'index.js': SOURCE(" if (key === '__proto__') continue\n") } },
    proof: {
      language: 'javascript',
      format: 'commonjs',
      source: `require('${NAME}')({}, JSON.parse('{"__proto__":{"harboured":"yes"}}'))`,
    },
    benign: { language: 'javascript', format: 'commonjs', source: `require('${NAME}')({}, { a: { b: 1 } })` },
    oracle: 'prototype-pollution',
  },
}

export const life: Walk = {
  name: 'life',
  title: 'claim, finding, case, agreed embargo, certified repair and publication, all without a mouse',
  async run({ enter }) {
    const discoverer = await enter()
    await signIn(discoverer, 'discoverer')
    await claim(discoverer)
    await report(discoverer)

    const coordinator = await enter()
    await signIn(coordinator, 'coordinator')
    const path = await openItsCase(coordinator)
    await move(coordinator, 'coordinating')
    const end = await propose(coordinator)
    await agree(discoverer, path)
    await coordinator.open(path)
    await coordinator.see(coordinator.page.getByText(/stops proof only/i), 'what the repair was shown to do')
    await coordinator.look('life, case', { themes: BOTH })
    await move(coordinator, 'fix ready')
    await draft(coordinator)
    await untilPast(end)
    await publish(coordinator)

    const anybody = await enter()
    await anybody.open('/advisories')
    await keysOf(anybody.page).press(anybody.page.getByRole('link', { name: TITLE }), 'the advisory')
    await anybody.see(anybody.page.getByText(REMEDY), 'what to do')
    await anybody.look('life, advisory', { themes: BOTH })
    await endClaim(discoverer)
  },
}

async function signIn({ page, open, see }: Visitor, role: string): Promise<void> {
  await open('/sign-in')
  await keysOf(page).press(page.getByRole('button', { name: new RegExp(`^${role} `) }), `the role ${role}`)
  await see(page.getByRole('button', { name: 'Sign out' }), `the way out as ${role}`)
}

async function claim({ page, open, see, look }: Visitor): Promise<void> {
  const keys = keysOf(page)
  await open('/claims/new')
  await keys.type(page.getByLabel('Target'), 'the target', `https://code.example/${NAME}`)
  await keys.to(page.getByRole('button', { name: 'Claim it' }), 'the button that claims')
  await look('life, claim')
  await keys.press(page.getByRole('button', { name: 'Claim it' }), 'the button that claims')
  await see(page.getByRole('heading', { level: 1 }).filter({ hasText: NAME }), 'the claim')
}

async function report({ page, open, see, look }: Visitor): Promise<void> {
  const keys = keysOf(page)
  await open('/report')
  await keys.press(page.getByRole('button', { name: 'Send a file' }), 'the way to send a file')
  await keys.type(page.getByLabel('Or its text'), 'the text', JSON.stringify(REPORT))
  await look('life, report')
  await keys.press(page.getByRole('button', { name: 'Send the report' }), 'the button that sends')
  await see(page.getByRole('heading', { level: 1, name: 'Your report' }), 'the receipt')
  await look('life, receipt')
}

/** The house opens a case some ten seconds after a flaw was shown. @returns its address */
async function openItsCase({ page, open, see }: Visitor): Promise<string> {
  await open('/cases?sort=newest')
  const link = page.getByRole('link', { name: TITLE })
  await see(link, 'its case', 90_000)
  await keysOf(page).press(link, 'its case')
  await see(page.getByRole('heading', { name: 'Embargo' }), 'the case')
  return new URL(page.url()).pathname
}

async function move({ page, see, seeGone }: Visitor, state: string): Promise<void> {
  const keys = keysOf(page)
  const button = page.getByRole('button', { name: `Move to “${state}”…` })
  await keys.press(button, `the way to “${state}”`)
  await see(page.getByRole('dialog'), 'the dialog')
  await keys.press(page.getByRole('button', { name: 'Move it' }), 'the button that moves')
  await seeGone(button, `the way to “${state}”`)
}

/** The next minute but one: long enough to agree, short enough to wait for. @returns the end */
async function propose({ page, see, seeGone, look }: Visitor): Promise<Date> {
  const keys = keysOf(page)
  await keys.press(page.getByRole('button', { name: 'Propose an end…' }), 'the way to propose')
  const dialog = page.getByRole('dialog')
  await see(dialog, 'the dialog')
  await keys.type(dialog.getByLabel('Time zone'), 'the zone', 'Etc/UTC')
  await look('life, propose')
  const end = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 60_000)
  const [date, time] = end.toISOString().slice(0, 16).split('T') as [string, string]
  const [year, month, day] = date.split('-') as [string, string, string]
  const digits = time.replace(':', '')
  const hour = Number(time.slice(0, 2))
  const twelve = `${String(hour % 12 || 12).padStart(2, '0')}${time.slice(3)}${hour < 12 ? 'AM' : 'PM'}`
  await keys.typeParts(dialog.getByLabel('Date'), 'the date', date, [day + month + year, month + day + year])
  await keys.typeParts(dialog.getByLabel('Time').first(), 'the time', time, [digits, twelve])
  await keys.press(dialog.getByRole('button', { name: 'Propose it' }), 'the button that proposes')
  await seeGone(dialog, 'the dialog')
  return end
}

async function agree({ page, open, see, seeGone }: Visitor, path: string): Promise<void> {
  const keys = keysOf(page)
  await open(path)
  await keys.press(page.getByRole('button', { name: 'Agree…' }), 'the way to agree')
  const dialog = page.getByRole('dialog')
  await see(dialog, 'the dialog')
  await keys.press(dialog.getByRole('button', { name: 'Agree', exact: true }), 'the yes')
  await seeGone(dialog, 'the dialog')
  // The only one whose word it needed: with it the embargo is agreed.
  await see(page.getByText(/left\.|The embargo is over/), 'the agreed embargo')
}

async function draft({ page, see, look }: Visitor): Promise<void> {
  const keys = keysOf(page)
  await keys.press(page.getByRole('button', { name: 'Draft the advisory' }), 'the way to draft')
  await keys.press(page.getByRole('link', { name: 'Read and edit' }), 'the draft')
  await keys.press(page.getByRole('button', { name: 'Edit' }), 'the way to edit')
  await keys.type(page.getByLabel('What to do'), 'what to do', REMEDY)
  await keys.press(page.getByRole('button', { name: 'Save the draft' }), 'the button that saves')
  await see(page.getByText(REMEDY), 'the saved remedy')
  await look('life, draft')
}

const untilPast = (end: Date): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, end.getTime() - Date.now()) + 1500))

async function publish({ page, see }: Visitor): Promise<void> {
  const keys = keysOf(page)
  await keys.press(page.getByRole('button', { name: 'Publish…' }), 'the way to publish')
  await keys.press(page.getByRole('button', { name: 'Publish to everybody' }), 'the button that publishes')
  await see(page.getByText(/^published /), 'the publication')
}

async function endClaim({ page, open, see, seeGone, look }: Visitor): Promise<void> {
  const keys = keysOf(page)
  await open('/claims')
  await keys.press(page.getByRole('link', { name: new RegExp(NAME) }), 'the claim')
  await keys.press(page.getByRole('button', { name: 'End it…' }), 'the way to end it')
  const dialog = page.getByRole('dialog')
  await see(dialog, 'the dialog')
  await keys.to(dialog.getByRole('radio').first(), 'what came of it')
  await page.keyboard.press('ArrowDown')
  await look('life, end of the claim')
  await keys.press(dialog.getByRole('button', { name: 'End the claim' }), 'the button that ends it')
  await seeGone(dialog, 'the dialog')
}
