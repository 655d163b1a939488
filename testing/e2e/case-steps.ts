import type { Visitor } from './visitor.ts'

/** Moves the case that is open to its next state. */
export async function moveCase(coordinator: Visitor, state: string): Promise<void> {
  const { page } = coordinator
  const button = page.getByRole('button', { name: `Move to “${state}”…` })
  await button.click()
  await page.getByRole('button', { name: 'Move it' }).click()
  await coordinator.seeGone(page.getByRole('dialog'), 'the dialog')
  await coordinator.seeGone(button, `the way to “${state}”`)
}

/** Publishes the draft that is open, or tries to. */
export async function publishDraft({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Publish to everybody' }).click()
}
