import { demand } from '../demand.ts'
import type { Walk } from '../walk.ts'

const TITLE = 'The sign-in page tells which accounts exist'

export const anonymousReport: Walk = {
  name: 'anonymous-report',
  title: 'somebody without an account reports a flaw and follows it by a private link',
  async run({ enter }) {
    const reporter = await enter()
    const { page } = reporter
    await reporter.open('/report')
    await page.getByRole('button', { name: 'Send the report' }).click()
    const title = page.getByLabel('What is wrong, in one line')
    await reporter.see(page.locator('[aria-invalid=true]:focus'), 'the focus on the empty title')
    await reporter.look('report, faults')

    await title.fill(TITLE)
    await page
      .getByLabel('What happens, and how to make it happen')
      .fill('The answer differs in its wording.')
    await page.getByLabel('Software or package').fill('harbour-portal')
    await page.getByLabel('Version you saw it in').fill('2.3.0')
    await page.getByLabel('How bad you think it is').selectOption('low')
    await page.getByText('Name me in the advisory', { exact: true }).click()
    await page.getByLabel('Name to print').fill('A. Reporter')
    await reporter.look('report, filled')
    await page.getByRole('button', { name: 'Send the report' }).click()
    await reporter.see(page.getByRole('heading', { name: /^Keep this link/ }), 'the receipt')
    await reporter.look('receipt')

    const address = await page.getByText(/\/status\//).innerText()
    const elsewhere = await enter()
    await elsewhere.open(new URL(address).pathname)
    await elsewhere.see(elsewhere.page.getByRole('heading', { level: 1, name: TITLE }), 'the report')
    await elsewhere.see(elsewhere.page.getByText('Waiting', { exact: true }), 'its standing')
    await elsewhere.look('report status')

    const guesser = await enter()
    guesser.expectRefusal(404)
    await guesser.open('/status/a-link-somebody-made-up')
    await guesser.see(guesser.page.getByText('No report belongs to this link'), 'a plain refusal')
    demand(!(await guesser.page.content()).includes(TITLE), 'A guessed link shows the report.')
  },
}
