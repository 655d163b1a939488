import { demand } from '../demand.ts'
import { REGROUPED } from '../scenario.ts'
import { BOTH } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const REASON = 'It writes through another function.'

export const regroup: Walk = {
  name: 'regroup',
  title: 'a coordinator reads why reports are one root cause, takes one out, and reads a reproduction',
  async run({ enter }) {
    const coordinator = await enter()
    const { page } = coordinator
    await coordinator.become('coordinator')
    await coordinator.open(`/root-causes?package=${REGROUPED}&sort=collisions`)
    const rows = page.getByRole('table', { name: 'Root causes' }).getByRole('link')
    await rows.first().click()
    const heading = page.getByRole('heading', { name: /^Reports of it \(\d+\)$/ })
    await coordinator.see(heading, 'the reports of the root cause')
    const before = Number(/\d+/.exec(await heading.innerText())?.[0])
    demand(before > 1, `The root cause has ${before} report: the scenario was not grouped.`)
    await coordinator.see(page.getByText('The same flaw').or(page.getByText('Part of the same flaw')), 'why')
    await coordinator.look('root cause', { themes: BOTH })

    // The box itself is hidden behind its drawn label, which the mouse would meet.
    await page
      .getByRole('checkbox', { name: /^Choose “/ })
      .nth(1)
      .press('Space')
    await page.getByRole('button', { name: 'Take 1 finding out…' }).click()
    const dialog = page.getByRole('dialog')
    await coordinator.see(dialog, 'the dialog')
    await coordinator.look('unmerge dialog')
    await dialog.getByLabel('Why they are about something else').fill(REASON)
    await dialog.getByRole('button', { name: 'Take out' }).click()
    await coordinator.seeGone(dialog, 'the dialog')
    const after = page.getByRole('heading', { name: `Reports of it (${before - 1})` })
    await coordinator.see(after, 'one report fewer')
    await coordinator.see(page.getByText(REASON), 'the reason in the history')

    await page.getByRole('listitem').filter({ hasText: 'Reproduced' }).getByRole('link').first().click()
    await coordinator.see(page.getByRole('heading', { name: 'The report' }), 'the finding')
    await page
      .getByRole('link', { name: new RegExp(`^${REGROUPED}@`) })
      .first()
      .click()
    await coordinator.see(page.getByRole('heading', { name: 'The controls' }), 'the controls')
    for (const control of ['Claimed version, proof', 'Empty stand-in, proof', 'Fixed version, proof'])
      await coordinator.see(page.getByRole('heading', { name: control, exact: true }), control)
    await coordinator.look('reproduction', { themes: BOTH })
  },
}
