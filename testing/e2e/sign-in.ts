import type { Account } from './house.ts'
import type { Visitor } from './visitor.ts'

/** Signs in with a password. */
export async function signIn(visitor: Visitor, { account, password }: Account): Promise<void> {
  const { page } = visitor
  await visitor.open('/sign-in')
  await page.getByRole('textbox', { name: 'Account' }).fill(account)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  // The way out is behind a menu on a narrow screen.
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
