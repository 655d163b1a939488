import { keysOf } from '../keys.ts'
import { BOTH } from '../visitor.ts'
import type { Walk } from '../walk.ts'

export const whatIf: Walk = {
  name: 'what-if',
  title: 'a coordinator reads what cases are rated by, and what would change a priority, without a mouse',
  async run({ enter }) {
    const coordinator = await enter()
    const { page } = coordinator
    const keys = keysOf(page)
    await coordinator.become('coordinator')
    await coordinator.open('/feeds')
    await coordinator.see(page.getByRole('heading', { name: /^Not taken in/ }), 'the feeds')
    await coordinator.look('feeds', { themes: BOTH })
    await keys.press(page.getByRole('button', { name: /^Import a file….*kev$/ }), 'the way to bring a file')
    await coordinator.see(page.getByRole('dialog'), 'the dialog')
    await coordinator.look('import a file')
    await page.keyboard.press('Escape')

    coordinator.expectRefusal(404)
    await keys.type(page.getByLabel('Look up a published flaw'), 'the search', 'cve-2021-44228')
    await page.keyboard.press('Enter')
    await coordinator.see(page.getByRole('heading', { level: 1, name: 'CVE-2021-44228' }), 'its page')
    await coordinator.see(
      page.getByText('No feed taken in here knows this vulnerability'),
      'that none knows it',
    )

    await coordinator.open('/cases')
    await keys.press(page.getByRole('table', { name: 'Cases' }).getByRole('link'), 'a case')
    await keys.press(page.locator('summary', { hasText: 'What would change this?' }), 'the question')
    const answers = page.getByRole('group').getByRole('radio')
    await keys.to(answers, 'the first answer')
    await page.keyboard.press('Space')
    await coordinator.see(page.getByText(/^Supposed: /), 'the priority as it would be')
    await coordinator.see(page.getByText(/^The other factors stay/), 'what it is made of')
    await coordinator.look('what if', { themes: BOTH })
  },
}
