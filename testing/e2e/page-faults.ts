import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What is wrong with the page as it stands, as lines; empty when nothing is. */
export async function faultsOfPage(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  const faults = violations.map(
    ({ id, help, nodes }) => `  axe ${id}: ${help}, ${nodes.length} times, first at ${nodes[0]?.target}`,
  )
  // A string, not a function: this program is compiled without the browser's types.
  const [content, window] = (await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as [number, number]
  if (content > window) faults.push(`  scrolls sideways: ${content} px of content in ${window} px`)
  return faults
}
