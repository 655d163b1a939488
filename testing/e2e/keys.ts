import type { Locator, Page } from 'playwright-core'
import { demand } from './demand.ts'

/** A long page has a few hundred stops; a trap for the Tab key has more. */
const MOST_STOPS = 600

/** Somebody who has no mouse. */
export interface Keys {
  /** Presses Tab until the focus is on this. @throws Error when it cannot be reached */
  to(what: Locator, called: string): Promise<void>
  /** Goes there and presses Enter. */
  press(what: Locator, called: string): Promise<void>
  /** Goes there and types; what stood there is replaced. */
  type(what: Locator, called: string, text: string): Promise<void>
  /**
   * Types a date or a time part by part, in whichever order this browser shows its parts.
   * @param wanted what the field then holds
   */
  typeParts(what: Locator, called: string, wanted: string, ways: readonly string[]): Promise<void>
  /** Goes there and chooses by its first letters. */
  choose(what: Locator, called: string, option: string): Promise<void>
}

export function keysOf(page: Page): Keys {
  const focused = (what: Locator): Promise<boolean> =>
    what.evaluate((element) => element === element.ownerDocument.activeElement)
  const keys: Keys = {
    async to(what, called) {
      const one = what.first()
      await one.waitFor({ timeout: 20_000 }).catch(() => {
        throw new Error(`${called} does not come at ${page.url()}.`)
      })
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        if (await focused(one)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`${MOST_STOPS} presses of Tab at ${page.url()} do not reach ${called}.`)
    },
    async press(what, called) {
      await keys.to(what, called)
      await page.keyboard.press('Enter')
    },
    async type(what, called, text) {
      await keys.to(what, called)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.insertText(text)
      const typed = await what.first().inputValue()
      demand(typed === text, `${called} holds “${typed.slice(0, 80)}” after typing.`)
    },
    async typeParts(what, called, wanted, ways) {
      for (const way of ways) {
        await keys.to(what, called)
        await page.keyboard.type(way)
        if ((await what.first().inputValue()) === wanted) return
        // Out of the field and in again: typing starts at its first part.
        await page.keyboard.press('Shift+Tab')
        for (let part = 0; part < 4 && (await focused(what.first())); part += 1)
          await page.keyboard.press('Shift+Tab')
      }
      throw new Error(`${called} holds “${await what.first().inputValue()}” instead of “${wanted}”.`)
    },
    async choose(what, called, option) {
      await keys.to(what, called)
      await page.keyboard.type(option)
    },
  }
  return keys
}
