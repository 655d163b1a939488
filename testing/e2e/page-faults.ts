import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// Strings, not functions: this program is compiled without the browser's types.
const WIDTHS = '[document.documentElement.scrollWidth, document.documentElement.clientWidth]'
/**
 * With another theme every inherited colour passes through a transition, level by level, even at a
 * hundredth of a millisecond; measured halfway, the contrast is nobody's.
 */
const AT_REST = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
  resolve(document.getAnimations().every((animation) => !(animation instanceof CSSTransition))))))`

/** What is wrong with the page as it stands, as lines; empty when nothing is. */
export async function faultsOfPage(page: Page): Promise<string[]> {
  await page.waitForFunction(AT_REST)
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  const faults = violations.map(
    ({ id, help, nodes }) => `  axe ${id}: ${help}, ${nodes.length} times, first at ${nodes[0]?.target}`,
  )
  const [content, window] = (await page.evaluate(WIDTHS)) as [number, number]
  if (content > window) faults.push(`  scrolls sideways: ${content} px of content in ${window} px`)
  return faults
}
