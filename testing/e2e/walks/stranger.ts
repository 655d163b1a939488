import { demand } from '../demand.ts'
import { OWN_DISCOVERER } from '../scenario.ts'
import type { Walk } from '../walk.ts'

export const stranger: Walk = {
  name: 'stranger',
  title: 'a discoverer sees what is theirs and, in plain words, nothing of what is not',
  async run({ enter }) {
    const coordinator = await enter()
    await coordinator.become('coordinator')
    await coordinator.open('/findings')
    const all = coordinator.page.getByRole('table', { name: 'Findings' }).getByRole('row')
    const foreign = all.filter({ hasText: 'Fuzzbarn' }).getByRole('link')
    await coordinator.see(foreign, 'a finding of another discoverer')
    const path = await foreign.first().getAttribute('href')
    const title = await foreign.first().innerText()
    demand(path !== null, 'The finding has no address.')

    const discoverer = await enter()
    const { page } = discoverer
    await discoverer.become('discoverer')
    await discoverer.open('/findings')
    const rows = page.getByRole('table', { name: 'Findings' }).getByRole('row')
    const own = rows.filter({ hasText: OWN_DISCOVERER })
    await discoverer.see(own, 'their own findings')
    // The first row holds the headings.
    const shown = (await rows.count()) - 1
    demand(shown === (await own.count()), `${shown} findings are shown, ${await own.count()} are their own.`)
    await own.getByRole('link').first().click()
    await discoverer.see(page.getByRole('heading', { name: 'The report' }), 'their own report')

    discoverer.expectRefusal(404)
    await discoverer.open(path)
    await discoverer.see(page.getByText('There is no such finding, or none you may see'), 'a plain refusal')
    demand(!(await page.content()).includes(title), `The refusal shows the title: ${title}`)
    await discoverer.look('not yours')
  },
}
