import type { Visitor } from './visitor.ts'

/** Goes to the case of a package's root cause, opening it where there is none yet. */
export async function openCase(coordinator: Visitor, packageName: string): Promise<void> {
  const { page } = coordinator
  await coordinator.open(`/root-causes?package=${packageName}&sort=collisions`)
  await page.getByRole('table', { name: 'Root causes' }).getByRole('link').first().click()
  const known = page.getByRole('link', { name: 'Go to its case' })
  const none = page.getByRole('button', { name: 'Open a case' })
  await coordinator.see(known.or(none), 'the way to its case')
  await known.or(none).click()
  await coordinator.see(page.getByRole('heading', { name: 'Embargo' }), 'the case')
}
