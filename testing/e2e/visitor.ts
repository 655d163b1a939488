import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { demand } from './demand.ts'
import { faultsOfPage } from './page-faults.ts'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
type Theme = 'light' | 'dark'

/** Longest wait for anything a click sets off. A proof in the sandbox has a wait of its own. */
const PATIENCE_MS = 20_000

/** Somebody with a browser of their own at the house. */
export interface Visitor {
  page: Page
  /** Opens an address of the house and waits for its title. */
  open(path: string): Promise<void>
  /**
   * Holds the page as it stands to what every page must keep: no axe violation, no horizontal scroll on a
   * telephone.
   * @param options.themes both for the main pages; a dialog or a variant is looked at in the light one
   */
  look(name: string, options?: { themes?: readonly Theme[] }): Promise<void>
  /** The server will say no: without this, every answer of 400 and above is a fault. */
  expectRefusal(status: number): void
  /** Takes one of the one-click roles. */
  become(role: string): Promise<void>
  see(what: Locator, called: string, withinMs?: number): Promise<void>
  seeGone(what: Locator, called: string): Promise<void>
  /** @throws Error with every message of the console and every refusal nobody expected */
  leave(): Promise<void>
}

export const BOTH: readonly Theme[] = ['light', 'dark']

/** @param shots directory for a picture of every look; undefined takes none */
export async function enter(browser: Browser, url: string, shots?: string): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: WIDE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const faults: string[] = []
  const refusals = new Set<number>()
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    // Chromium's note about a refused request names no request; the response below does.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !refusals.has(response.status()))
      faults.push(`${response.status()} for ${response.request().method()} ${response.url()}`)
  })

  const visitor: Visitor = {
    page,
    async open(path) {
      await page.goto(path)
      await visitor.see(page.getByRole('heading', { level: 1 }), `a title on ${path}`)
    },
    async look(name, { themes = BOTH.slice(0, 1) } = {}) {
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        for (const size of [NARROW, WIDE]) {
          await page.setViewportSize(size)
          const where = `${name} (${size.width} px, ${colorScheme})`
          const found = await faultsOfPage(page)
          if (shots !== undefined) {
            const path = join(
              shots,
              `${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${size.width}-${colorScheme}.png`,
            )
            await page.screenshot({ path, fullPage: true })
          }
          demand(found.length === 0, `${where}:\n${found.join('\n')}`)
        }
      }
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    },
    expectRefusal: (status) => void refusals.add(status),
    async become(role) {
      await visitor.open('/sign-in')
      await page.getByRole('button', { name: new RegExp(`^${role} `) }).click()
      await visitor.see(page.getByRole('button', { name: 'Sign out' }), `the way out after becoming ${role}`)
    },
    see: (what, called, withinMs = PATIENCE_MS) =>
      what
        .first()
        .waitFor({ timeout: withinMs })
        .catch(() => {
          throw new Error(`Waited ${withinMs / 1000} s for ${called} at ${page.url()}, in vain.`)
        }),
    seeGone: (what, called) =>
      what.waitFor({ state: 'detached' }).catch(() => {
        throw new Error(`After ${PATIENCE_MS / 1000} s ${called} is still there at ${page.url()}.`)
      }),
    async leave() {
      await context.close()
      demand(faults.length === 0, faults.join('\n'))
    },
  }
  return visitor
}
