import type { Locator, Page } from 'playwright-core'

/** Becomes somebody by the menu at the top of the page, as a visitor does. */
export async function actAs(page: Page, title: string): Promise<void> {
  const menu = page.getByRole('banner').getByRole('button', { name: /^(Connect|.*Acting as .*)$/ })
  await menu.click()
  const people = page.getByRole('list', { name: 'People of the local chain' })
  await people.getByRole('button', { name: new RegExp(`^${title}`) }).click()
  await people.waitFor({ state: 'detached' })
}

/**
 * Signs what the drawer shows and waits until the ledger has it; where cash is short, takes the play money that is offered.
 * @returns the drawer, still open
 */
export async function sign(page: Page): Promise<Locator> {
  const drawer = page.getByRole('dialog')
  const ready = drawer.getByText('Checked: the contracts would accept it')
  const grant = drawer.getByRole('button', { name: /^Get .* local dollars$/ })
  for (
    await ready.or(grant).first().waitFor();
    await grant.isVisible();
    await ready.or(grant).first().waitFor()
  ) {
    await grant.click()
    await grant.waitFor({ state: 'detached' })
  }
  await drawer.getByRole('button', { name: /^Sign( and send| \d+ messages)$/ }).click()
  await drawer.getByText('Done. Every page shows it now.').waitFor()
  return drawer
}

/** Signs what the drawer shows and closes it when it is done. */
export async function signAndClose(page: Page): Promise<void> {
  const drawer = await sign(page)
  await drawer.getByRole('button', { name: 'Done' }).click()
  await drawer.waitFor({ state: 'detached' })
}

/** Moves the local chain's time on by the control at the top and waits until the agents have done their part. */
export async function moveTime(page: Page, step: 'One month' | 'Three months'): Promise<Locator> {
  await page.getByRole('button', { name: 'Move time' }).click()
  await page.getByRole('button', { name: step }).click()
  const told = page.getByRole('dialog')
  await told.waitFor({ timeout: 90_000 })
  return told
}
