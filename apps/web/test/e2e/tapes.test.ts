import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { visit } from './visit.ts'

/** Public loan files, which are no part of the project: without them these tests are skipped. */
const data = process.env.SPECIE_DATA ?? new URL('../../../../../shared/data', import.meta.url).pathname

const { url } = inject('product')
let browser: Browser
let page: Page

describe.skipIf(!existsSync(data))(
  'public loan files (SPECIE_DATA) become figures on the import page:',
  () => {
    beforeAll(async () => {
      browser = await launchBrowser()
      page = await (await visit(browser, { url, person: 'issuer' })).newPage()
      page.setDefaultTimeout(90_000)
    })
    afterAll(() => browser.close())

    it.for([
      ['loans-lendingclub/lc_2007_2011_dev.csv.gz', '2010-06-30', 26_185],
      ['loans-lendingclub/lc_2015AprJun_dev.csv.gz', '2016-06-30', 35_542],
      ['receivables/ibm_accounts_receivable_dev.csv', '2012-12-31', 1_600],
    ] as const)('%s', async ([file, cutOff, rows]) => {
      await page.goto('/issue/import')
      await page.getByLabel(/Drop a file here/).setInputFiles(join(data, file))
      await page.waitForURL(/step=columns/)
      const count = rows.toLocaleString('en')
      await page.locator('main').getByText(`${count} rows`).first().waitFor()
      await page.getByRole('button', { name: 'Continue: date and rules' }).click()
      await page.getByLabel('Cut-off date').fill(cutOff)
      await page.getByRole('button', { name: `Check all ${count} rows` }).click()
      const leaveOut = page.getByRole('button', { name: /^Leave out all/ })
      const clean = page.getByText('No errors are left')
      await leaveOut.or(clean).first().waitFor()
      if (await leaveOut.isVisible()) await leaveOut.click()
      await clean.waitFor()
      await page.getByRole('button', { name: 'Continue: figures' }).click()
      await page.getByText('Borrowers owe').waitFor()
      const text = (await page.locator('main').allInnerTexts()).join().replace(/\s+/g, ' ')
      const loans = Number(/Loans ([\d,]+) of/.exec(text)?.[1]?.replaceAll(',', ''))
      expect(loans).toBeGreaterThan(50)
      expect(loans).toBeLessThanOrEqual(rows)
    })
  },
)
