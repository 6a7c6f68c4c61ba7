import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { actAs, moveTime, sign, signAndClose } from './asPerson.ts'
import { faultsOf, launchBrowser } from './browser.ts'
import { visit } from './visit.ts'

const NAME = 'Harbour Loans'

/** The sample without its errors, by line and heading: what a lender finds in their own books. */
const books = readFileSync(new URL('../../../../examples/sample-tape.csv', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split(','))

const { url } = inject('product')
let browser: Browser
let page: Page
let faults: string[]
const main = () => page.locator('main')

beforeAll(async () => {
  browser = await launchBrowser()
  const context = await visit(browser, { url })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  faults = faultsOf(page)
  await page.goto('/')
})
afterAll(() => browser.close())

describe('a newcomer, by what the pages say alone,', () => {
  it('imports a tape with errors and sees all of them at once, each with its row', async () => {
    await actAs(page, 'Issuer')
    await goTo('Issue')
    await main()
      .getByRole('link', { name: /^Import/ })
      .first()
      .click()
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Sample with errors' })
      .getByRole('button', { name: 'Take this one' })
      .click()
    await page.getByRole('button', { name: 'Continue: date and rules' }).click()
    await page.getByRole('button', { name: 'Check all 400 rows' }).click()
    await main().getByText('12 errors to mend').waitFor()
    expect(await errors().count()).toBe(12)
    expect(await errors().first().textContent()).toContain('row 6')
  })

  it('mends eleven cells out of their own books and leaves out the row that no cell mends', async () => {
    for (let left = await errors().count(); left > 0; left -= 1) {
      await mend(errors().first())
      const now = left === 1 ? 'No errors are left' : `${left - 1} error${left === 2 ? '' : 's'} to mend`
      await main().getByText(now).waitFor()
    }
    await main().getByText('loans will really be in').waitFor()
    await page.getByRole('button', { name: 'Continue: figures' }).click()
    expect(await main().getByText('11 cells were mended by hand').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Open a pool with it' }).click()
  })

  it('opens a pool with the terms that are suggested', async () => {
    await page.getByLabel('Name of the pool').fill(NAME)
    for (const next of ['risk', 'tranches', 'terms', 'review']) {
      await page.getByRole('button', { name: `Continue: ${next}` }).click()
    }
    await page.getByRole('checkbox', { name: /mine to sell/ }).check()
    await page.getByRole('button', { name: 'Try it and sign' }).click()
    await signAndClose(page)
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
  })

  it('has the next steps signed by whoever they belong to, until anybody can invest', async () => {
    for (const step of [
      'The servicer puts its bond at stake',
      'The issuer reports the portfolio',
      'The valuer confirms the valuation',
      'The raise opens',
    ]) {
      await signStep(step)
    }
    await main().getByText('Open for investment').first().waitFor()
  })

  it('becomes a verified investor', async () => {
    await actAs(page, 'Newcomer')
    await goTo('Get verified')
    await page.getByLabel('Name').fill('Ada Newcomer')
    await page.getByLabel('Country of residence').selectOption({ label: 'Germany' })
    await page.getByRole('radio', { name: /^Professional/ }).check()
    await page.getByRole('button', { name: 'Send the application' }).click()
    await page.getByRole('button', { name: 'Register now' }).click()
    await signAndClose(page)
    await page.getByRole('heading', { name: /^You are verified/ }).waitFor()
  })

  it('invests six million, with play money where its own is short', async () => {
    await openPool()
    await page.getByLabel('You pay').fill('6000000')
    const short = page.getByRole('button', { name: /^Get .* local dollars$/ })
    await short.click()
    await page.getByRole('button', { name: 'Invest 6,000,000.00 LUSD' }).click()
    await signAndClose(page)
    await page.getByRole('tab', { name: 'Manage' }).click()
    await signStep('The issuer activates the pool')
    await main().getByText('Active', { exact: true }).first().waitFor()
  })

  it('has the desk deal in the shares, which takes the issuer and governance', async () => {
    await actAs(page, 'Issuer')
    await goTo('Operate')
    await page.getByRole('link', { name: 'Desk and reserve' }).first().click()
    await page.getByRole('button', { name: 'Admit the desk for SNR' }).click()
    await signAndClose(page)
    await actAs(page, 'Governance')
    await page.getByRole('button', { name: /^List SNR/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'List it' }).click()
    await signAndClose(page)
  })

  it('moves time by a month and reads what happened', async () => {
    await actAs(page, 'Newcomer')
    const told = await moveTime(page, 'One month')
    expect(await told.getByRole('heading', { name: NAME }).isVisible()).toBe(true)
    expect(await told.textContent()).toMatch(/Paid out: [\d,.]+\sLUSD to SNR/)
    await told.getByRole('button', { name: 'Go on' }).click()
  })

  it('sees income arrive and claims it', async () => {
    await goTo('Portfolio')
    await main().getByRole('button', { name: 'Claim', exact: true }).first().click()
    const drawer = await sign(page)
    expect(await drawer.textContent()).toMatch(/Claim [\d,.]+/)
    await drawer.getByRole('button', { name: 'Done' }).click()
    await main().getByRole('cell', { name: 'Claimed' }).first().waitFor()
  })

  it('sells at once, at a price whose parts add up', async () => {
    await main().getByRole('link', { name: 'Sell' }).first().click()
    await page.getByLabel('You sell').fill('1000')
    await main().getByText('You get now').waitFor()
    const value = await part('Value at NAV')
    const paid = await part('You get now')
    expect(value).toBeGreaterThan(0)
    // Each part is rounded to cents by itself.
    expect(Math.abs(value + (await part('Spread')) + (await part('Fee')) - paid)).toBeLessThan(0.02)
    await main().getByRole('button', { name: /^Sell/ }).click()
    await signAndClose(page)
    await main().getByText('Sold', { exact: true }).waitFor()
    expect(await main().getByText('5,999,000.00 SNR').first().isVisible()).toBe(true)
  })

  it('recomputes the pool’s value in the data room, to the last unit', async () => {
    await openPool()
    await page.getByRole('link', { name: 'Data room' }).click()
    await page.getByRole('heading', { level: 1, name: /Data room/ }).waitFor()
    await main().getByRole('button', { name: 'Recompute now' }).click()
    await main()
      .getByText(/All \d+ figures agree to the last unit/)
      .waitFor()
  })

  it('meets no fault of a page on the way', () => expect(faults).toEqual([]))
})

function errors(): Locator {
  return page.getByRole('list', { name: 'Errors' }).getByRole('listitem')
}

/** Types what the books say into the cell that is wrong; a row that is wrong as a whole is left out. */
async function mend(error: Locator): Promise<void> {
  const cell = error.getByRole('textbox')
  if ((await cell.count()) === 0) return error.getByRole('button', { name: /^Leave out row/ }).click()
  const label = (await cell.getAttribute('aria-label')) ?? ''
  const [, column = '', row = ''] = /^(.*) of row (\d+)$/.exec(label) ?? []
  await cell.fill(books[Number(row) - 1]?.[books[0]!.indexOf(column)] ?? '')
  await error.getByRole('button', { name: 'Mend', exact: true }).click()
}

async function goTo(place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click()
}

async function openPool(): Promise<void> {
  await goTo('Pools')
  await main().getByRole('link', { name: NAME }).first().click()
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
}

/** Signs a pool's next step as the one to whom it belongs. */
async function signStep(what: string): Promise<void> {
  const step = main().getByRole('listitem').filter({ hasText: what })
  const become = step.getByRole('button', { name: /^Go on as/ })
  const toSign = step.getByRole('button', { name: 'Sign', exact: true })
  await become.or(toSign).waitFor()
  if (await become.isVisible()) await become.click()
  await toSign.click()
  await signAndClose(page)
  await step.waitFor({ state: 'detached' })
}

/** A part of the desk's price. */
async function part(name: string): Promise<number> {
  const line = main().locator('dl > div').filter({ hasText: name }).first()
  const [amount = ''] = /[−-]?[\d,]+\.\d+/.exec((await line.locator('dd').first().textContent()) ?? '') ?? []
  return Number(amount.replaceAll(',', '').replace('−', '-'))
}
