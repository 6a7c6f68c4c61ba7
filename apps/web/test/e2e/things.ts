import { routes } from '@specie/api'
import type { Browser, Page } from 'playwright-core'
import type { Things } from './places.ts'
import { askServer, visit } from './visit.ts'

/** What the demonstration left, and two tapes imported by the issuer through the page. */
export async function findThings(browser: Browser, url: string): Promise<Things> {
  const pool = (await askServer(url, routes.pools)).data[0]!
  const collections = await askServer(url, routes.collections, { pool: pool.pool })
  const context = await visit(browser, { url, person: 'issuer' })
  const page = await context.newPage()
  const tapeId = await importSample(page, 'Sample with errors')
  const cleanTapeId = await importSample(page, 'Sample without errors')
  await context.close()
  return {
    pool: pool.pool,
    share: pool.tranches[0]!.share.address,
    hash: collections.data.at(-1)!.transaction,
    tapeId,
    cleanTapeId,
  }
}

/** Imports a tape that comes with the console and has its rows checked. @returns the import's number */
export async function importSample(page: Page, title: string): Promise<string> {
  await page.goto('/issue/import')
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('button').click()
  await page.waitForURL(/\/issue\/import\/[^/?]+\?/)
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  await page.getByRole('button', { name: 'Continue: date and rules' }).click()
  await page.getByRole('button', { name: /^Check all/ }).click()
  await page
    .getByText(/errors to mend$|^No errors are left$/)
    .first()
    .waitFor()
  return id
}
