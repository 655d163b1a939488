import type { Page } from 'playwright-core'
import { demand } from '../demand.ts'
import { REGROUPED } from '../scenario.ts'
import type { Walk } from '../walk.ts'

const FOCUSED = '(document.activeElement?.textContent ?? "").trim()'
/** A page of a dozen findings has fewer stops than this; a trap for the Tab key has more. */
const MOST_STOPS = 120

/** Presses Tab until the focus is on what carries these words. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (words.test(String(await page.evaluate(FOCUSED)))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${MOST_STOPS} presses of Tab at ${page.url()} do not reach ${words}.`)
}

export const keyboard: Walk = {
  name: 'keyboard',
  title: 'skip link, list, root cause and a dialog, without a mouse',
  async run({ enter }) {
    const coordinator = await enter()
    const { page } = coordinator
    await coordinator.become('coordinator')
    await coordinator.open(`/root-causes?package=${REGROUPED}`)
    const rows = page.getByRole('table', { name: 'Root causes' }).getByRole('link')
    await coordinator.see(rows, 'the root cause in the list')

    await page.keyboard.press('Tab')
    const first = String(await page.evaluate(FOCUSED))
    demand(first === 'Skip to main content', `The first stop is “${first}”, not the skip link.`)
    await page.keyboard.press('Enter')
    const at = await page.evaluate('document.activeElement?.id')
    demand(at === 'main', `The skip link leads to “${at}”, not to the content.`)

    const title = await rows.first().innerText()
    await tabTo(page, new RegExp(`^${title.replaceAll(/[^\w ]/g, '.')}$`))
    await page.keyboard.press('Enter')
    await coordinator.see(page.getByRole('heading', { level: 1, name: title }), 'the root cause')
    await page.waitForFunction('document.activeElement?.tagName === "H1"')

    await tabTo(page, /^Merge into another…$/)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await coordinator.see(dialog, 'the dialog')
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab')
      // The browser's own bar is a stop as well, and shows as the body.
      const inside = await page.evaluate(
        'document.activeElement === document.body || document.activeElement.closest("dialog") !== null',
      )
      demand(inside === true, 'Tab leaves the open dialog.')
    }
    await coordinator.look('merge dialog')
    const search = dialog.getByRole('searchbox', { name: 'Search root causes' })
    const reason = dialog.getByLabel('Why they are one flaw')
    await reason.fill('The same missing check.')
    await search.focus()
    demand((await search.inputValue()) !== '', 'The search does not start with the package.')
    await page.keyboard.press('Escape')
    demand((await search.inputValue()) === '', 'Escape in the search does not empty it.')
    demand(await dialog.isVisible(), 'Escape in a search that holds words closes the whole dialog.')
    const kept = await reason.inputValue()
    demand(kept === 'The same missing check.', `Escape in the search changes the reason to “${kept}”.`)
    await page.keyboard.press('Escape')
    await coordinator.seeGone(dialog, 'the dialog')
    const back = String(await page.evaluate(FOCUSED))
    demand(back === 'Merge into another…', `After the dialog the focus is on “${back}”, not on its button.`)
  },
}
