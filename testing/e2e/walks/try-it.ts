import { BOTH } from '../visitor.ts'
import type { Walk } from '../walk.ts'

/** Four controls of a proof that falls at once; the queue may hold replays of the scenario. */
const JUDGED_WITHIN_MS = 60_000

export const tryIt: Walk = {
  name: 'try-it',
  title: 'a visitor sees the watch floor and tries a proof without an account',
  async run({ enter, offlineRecipe }) {
    const visitor = await enter()
    const { page } = visitor
    await visitor.open('/')
    await visitor.see(page.getByRole('heading', { name: /^The demonstration has ended/ }), 'the scenario')
    await visitor.look('watch floor', { themes: BOTH })
    await page.getByRole('link', { name: 'Try it on something of yours' }).click()
    await visitor.see(page.getByRole('heading', { level: 1, name: 'Try it on something of yours' }), 'Try it')
    await visitor.look('try it, empty')

    await page.getByRole('button', { name: 'Try it', exact: true }).click()
    await visitor.see(page.getByText('Name the package'), 'what the empty form lacks')

    await page.getByRole('button', { name: 'A report, in any words' }).click()
    const report = page.getByLabel('The report, however badly written')
    await report.fill('it is broken, please fix')
    await page.getByRole('button', { name: 'Try it', exact: true }).click()
    await visitor.see(page.getByRole('heading', { name: 'What is missing' }), 'what the report lacks')
    await visitor.look('try it, missing')
    await report.fill('{"version": "2.1.0", "runs": "all of them"}')
    await page.getByRole('button', { name: 'Try it', exact: true }).click()
    await visitor.see(page.getByText(/A SARIF log has an array/), 'what is wrong with the SARIF log')

    // The form names packages of a registry, which the walk must not need: what goes out is what the form
    // sends, with a target given as source in the package's place. The answer is the sandbox's own.
    await page.route('**/v1/trials', (route) => route.continue({ postData: { recipe: offlineRecipe } }))
    await page.getByRole('button', { name: 'Package and proof' }).click()
    await page.getByLabel('npm package').fill('tocsin-demo-settings')
    await page.getByLabel('Version', { exact: true }).fill('1.0.0')
    await page.getByLabel('Proof').fill("require('tocsin-demo-settings')")
    await page.getByRole('button', { name: 'Try it', exact: true }).click()
    await visitor.see(page.getByText(/^Reproduced\./), 'the verdict of the trial', JUDGED_WITHIN_MS)
    await visitor.see(page.getByRole('heading', { name: 'Empty stand-in, proof' }), 'the control "stub"')
    await visitor.look('try it, result', { themes: BOTH })
  },
}
