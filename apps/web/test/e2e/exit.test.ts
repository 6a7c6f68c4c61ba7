import { routes } from '@specie/api'
import { createSpecieClient, persona, type SpecieClient } from '@specie/protocol'
import type { Browser, Page } from 'playwright-core'
import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { moveTime, signAndClose } from './asPerson.ts'
import { faultsOf, launchBrowser, settled } from './browser.ts'
import { askServer, visit } from './visit.ts'

const PERSON = 'investorA'
const SYMBOL = 'SNR'

const { url, rpcUrl } = inject('product')
let browser: Browser
let page: Page
let faults: string[]
let share: Address
let before: { readonly shares: bigint; readonly cash: bigint }
const main = () => page.locator('main')

beforeAll(async () => {
  browser = await launchBrowser()
  const { data } = await askServer(url, routes.pools)
  share = data[0]!.tranches.find((tranche) => tranche.share.symbol === SYMBOL)!.share.address
  const context = await visit(browser, { url, person: PERSON })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  faults = faultsOf(page)
  before = await owned()
})
afterAll(() => browser.close())

describe('an investor who leaves with more than anybody buys at once', () => {
  it('sees what every way pays, and sells a part now and queues the rest in one message', async () => {
    await page.goto('/portfolio')
    await main().getByRole('row').filter({ hasText: SYMBOL }).getByRole('link', { name: 'Sell' }).click()
    await page.getByLabel('You sell').fill('1500000')
    expect(
      await page.getByRole('slider', { name: 'Size of the sale' }).getAttribute('aria-valuetext'),
    ).toMatch(/^1,500,000\.00/)
    await main()
      .getByRole('radio', { name: /^Sell a part now, queue the rest/ })
      .check()
    const paid = await amountOf('You get now')
    const fromParts = (await amountOf('Desk pays')) + (await amountOf('Market pays'))
    expect(Math.abs(fromParts - paid)).toBeLessThan(0.02)
    await main()
      .getByRole('button', { name: /^Sell for .* and queue the rest$/ })
      .click()
    const messages = page.getByRole('dialog').getByText('to sign')
    await messages.first().waitFor()
    expect(await messages.count()).toBe(1)
    await signAndClose(page)
    await main().getByText('Sold, and the rest queued').waitFor()
    const after = await owned()
    expect(before.shares - after.shares).toBe(1_500_000_000_000n)
    // The price grows a little until the sale is mined.
    expect(Number(after.cash - before.cash) / 1e6).toBeGreaterThan(paid * 0.995)
    expect(Number(after.cash - before.cash) / 1e6).toBeLessThan(paid * 1.005)
  })

  it('sees the order in the queue, with its day, and takes a part of it back', async () => {
    await main().getByRole('link', { name: 'Where it stands' }).click()
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor()
    const waits = await waiting()
    expect(waits).toBeGreaterThan(0n)
    await main().getByRole('button', { name: 'Take back …' }).first().click()
    await page.getByLabel('You take back').fill('1000')
    await page.getByRole('dialog').getByRole('button', { name: 'Take back', exact: true }).click()
    await signAndClose(page)
    expect(await waiting()).toBe(waits - 1_000_000_000n)
  })

  it('is paid by whoever brings cash, once the day has come', async () => {
    const number = await orderedWindow()
    const funder = await clientOf('investorB')
    await (await funder.share(share).windows.fund(number, 50_000_000_000n)).send()
    for (let months = 0; months < 3 && !(await due(number)); months += 1) {
      const told = await moveTime(page, 'One month')
      await told.getByRole('button', { name: 'Go on' }).click()
    }
    await page.goto(`/market/${share}?tab=windows`)
    await settled(page)
    // An agent may have been faster.
    if ((await windows()).next <= number) {
      await main().getByRole('button', { name: 'Settle it' }).click()
      await signAndClose(page)
    }
    expect((await windows()).next).toBeGreaterThan(number)
  })

  it('claims the cash', async () => {
    const { cash } = await owned()
    await page.goto('/portfolio/queue')
    await main()
      .getByRole('button', { name: /^Claim / })
      .click()
    await signAndClose(page)
    expect((await owned()).cash).toBeGreaterThan(cash)
    await main()
      .getByRole('button', { name: /^Claim / })
      .waitFor({ state: 'detached' })
  })

  it('meets no fault of a page on the way', () => expect(faults).toEqual([]))
})

async function clientOf(name: Parameters<typeof persona>[0]): Promise<SpecieClient> {
  return createSpecieClient({
    rpcUrl,
    deployment: (await askServer(url, routes.deployment)) as never,
    account: persona(name),
  })
}

async function owned(): Promise<{ readonly shares: bigint; readonly cash: bigint }> {
  const { data } = await askServer(url, routes.wallet, { wallet: persona(PERSON).address })
  const holding = data.holdings.find((one) => one.share.address === share)
  return { shares: BigInt(holding?.balance ?? 0n), cash: BigInt(data.cash[0]?.balance ?? 0n) }
}

async function windows() {
  return (await clientOf(PERSON)).share(share).windows.read()
}

/** Share units of the person that wait. */
async function waiting(): Promise<bigint> {
  const client = await clientOf(PERSON)
  return (await client.share(share).windows.orders(persona(PERSON).address)).waiting
}

/** Window that the person's newest order was placed for. */
async function orderedWindow(): Promise<number> {
  const client = await clientOf(PERSON)
  const { orders } = await client.share(share).windows.orders(persona(PERSON).address)
  return orders.at(-1)!.window
}

/** Whether a window's day has come. */
async function due(number: number): Promise<boolean> {
  const reading = await windows()
  const window = reading.windows.find((one) => one.number === number)
  return window === undefined || window.settled || window.settles <= Number(reading.block.timestamp)
}

/** A line of the price. */
async function amountOf(name: string): Promise<number> {
  const line = main().locator('dl > div').filter({ hasText: name }).first()
  const [amount = ''] = /[\d,]+\.\d+/.exec((await line.locator('dd').first().textContent()) ?? '') ?? []
  return Number(amount.replaceAll(',', ''))
}
