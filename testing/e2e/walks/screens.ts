import { OWN_DISCOVERER } from '../scenario.ts'
import { BOTH } from '../visitor.ts'
import type { Walk } from '../walk.ts'

const LISTS = [
  ['/findings', 'Findings'],
  ['/root-causes', 'Root causes'],
  ['/reproductions', 'Reproductions'],
  ['/cases', 'Cases'],
] as const

export const screens: Walk = {
  name: 'screens',
  title: 'every list, a finding, and the pages for nobody',
  async run({ enter }) {
    const coordinator = await enter()
    const { page } = coordinator
    await coordinator.become('coordinator')
    for (const [path, label] of LISTS) {
      await coordinator.open(path)
      const rows = page.getByRole('table', { name: label }).getByRole('row').getByRole('link')
      await coordinator.see(rows, `a row among the ${label.toLowerCase()}`)
      await coordinator.look(label, { themes: BOTH })
    }
    await coordinator.open('/findings')
    await page.getByLabel('Verdict').selectOption('not reproduced')
    await page.waitForURL(/verdict=/)
    await page.getByRole('table', { name: 'Findings' }).getByRole('link').first().click()
    await coordinator.see(page.getByRole('heading', { name: 'What it was compared by' }), 'the finding')
    await coordinator.look('a finding')
    await coordinator.open('/findings')
    await page.getByRole('link', { name: 'Track records' }).click()
    const discoverers = page.getByRole('table', { name: 'Discoverers' })
    await coordinator.see(discoverers.getByRole('link', { name: OWN_DISCOVERER }), 'a discoverer')
    await coordinator.look('discoverers', { themes: BOTH })
    await discoverers.getByRole('link', { name: OWN_DISCOVERER }).click()
    await coordinator.see(page.getByRole('heading', { name: 'How often it holds up' }), 'a track record')
    await coordinator.look('a discoverer', { themes: BOTH })

    const visitor = await enter()
    await visitor.open('/sign-in')
    await visitor.see(visitor.page.getByRole('button', { name: /^overseer / }), 'the one-click roles')
    await visitor.look('sign in')
    await visitor.open('/sign-in?problem=oidc-account-unknown')
    await visitor.see(visitor.page.getByText('No account here belongs to that identity'), 'why not')
    await visitor.look('sign in, refused by the provider', { themes: BOTH })
    await visitor.open('/no-such-page')
    await visitor.see(visitor.page.getByText('There is no page here'), 'the page for a mistyped address')
    await visitor.look('no such page')
    visitor.expectRefusal(401)
    await visitor.open('/cases')
    await visitor.see(visitor.page.getByText(/^This is not public$|^No case that you may see$/), 'a way in')
    await visitor.look('cases, for nobody')
  },
}
