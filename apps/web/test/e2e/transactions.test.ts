import { routes } from '@specie/api'
import { persona } from '@specie/protocol'
import type { Browser, Locator, Page } from 'playwright-core'
import { createWalletClient, type Hash, http, publicActions, testActions } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { askServer, visit } from './visit.ts'

const { url, rpcUrl } = inject('product')
/** Nobody else signs with this account while the tests hold blocks back. */
const PERSON = 'investorA'
const sender = createWalletClient({ account: persona(PERSON), transport: http(rpcUrl) })
  .extend(publicActions)
  .extend(testActions({ mode: 'anvil' }))
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  const context = await visit(browser, { url, person: PERSON })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
})
afterEach(async () => {
  await sender.setAutomine(true)
  await sender.mine({ blocks: 1 })
  await page.context().close()
})
afterAll(() => browser.close())

it('a transaction that was sent is followed again after the page is reloaded', async () => {
  const drawer = await sendUnmined()
  await page.reload()
  const tray = page.getByRole('button', { name: 'Transactions, 1 under way' })
  await tray.waitFor()
  await mineAgain()
  await page.getByRole('button', { name: 'Transactions', exact: true }).click()
  await page.getByRole('button', { name: /Sell.*done/s }).click()
  await drawer.getByText('Done. Every page shows it now.').waitFor()
  expect(await drawer.textContent()).toContain('mined')
})

it('a transaction that the chain forgets is called dropped, and nothing has happened', async () => {
  const drawer = await sendUnmined()
  await sender.dropTransaction({ hash: await lastHash(drawer) })
  await drawer.getByText('dropped by the network').waitFor({ timeout: 90_000 })
  expect(await drawer.getByRole('alert').textContent()).toContain('nothing has happened')
})

it('a transaction whose number another one took is called replaced', async () => {
  const drawer = await sendUnmined()
  const sent = await sender.getTransaction({ hash: await lastHash(drawer) })
  const { maxFeePerGas = 0n } = sent
  await sender.sendTransaction({
    chain: null,
    to: sender.account.address,
    nonce: sent.nonce,
    maxFeePerGas: maxFeePerGas * 2n,
    maxPriorityFeePerGas: maxFeePerGas * 2n,
  })
  await mineAgain()
  await drawer.getByText('replaced by another transaction').waitFor()
  expect(await drawer.getByRole('alert').textContent()).toContain('took its place')
})

/** Sells ten shares that only the desk buys, while the chain makes no blocks. @returns the drawer */
async function sendUnmined(): Promise<Locator> {
  const [pool] = (await askServer(url, routes.pools)).data
  await page.goto(`/portfolio/sell/${pool!.tranches[1]!.share.address}`)
  await page.getByLabel('You sell').fill('10')
  await page.getByRole('button', { name: /^Sell for/ }).click()
  const drawer = page.getByRole('dialog')
  const sign = drawer.getByRole('button', { name: /^Sign( and send| \d+ messages)$/ })
  await drawer.getByText('Checked: the contracts would accept it').waitFor()
  await sender.setAutomine(false)
  await sign.click()
  await drawer.getByText('Sent. It waits for a block.').waitFor()
  return drawer
}

async function mineAgain(): Promise<void> {
  await sender.setAutomine(true)
  await sender.mine({ blocks: 1 })
}

/** The transaction that the drawer waits for. */
async function lastHash(drawer: Locator): Promise<Hash> {
  const link = drawer.locator('a[href^="/transactions/0x"]').last()
  return (await link.getAttribute('href'))!.split('/').at(-1) as Hash
}
