import { routes } from '@specie/api'
import { abis, addressOf, createSpecieClient, persona, type SpecieClient } from '@specie/protocol'
import { displayAmount } from '@specie/units'
import type { Browser, Page } from 'playwright-core'
import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, settled } from './browser.ts'
import { type Shown, shownAt } from './shownAt.ts'
import { askServer, visit } from './visit.ts'

const { url, rpcUrl } = inject('product')
let browser: Browser
let client: SpecieClient
let pool: Address

beforeAll(async () => {
  browser = await launchBrowser()
  client = await createSpecieClient({
    rpcUrl,
    deployment: (await askServer(url, routes.deployment)) as never,
  })
  pool = (await client.pools.read()).pools[0]!
})
afterAll(() => browser.close())

describe('figures are those of the chain at the block that the page names:', () => {
  it('value, prices and debts of a pool', async () => {
    const shown = await look(`/pools/${pool}`)
    const reading = await client.pool(pool).read(shown.block)
    const { valuation, defaulted, recovered } = reading
    expect(shown.text).toContain(`Net value ${whole(valuation!.lower)} LUSD ${whole(valuation!.upper)}`)
    expect(shown.text).toContain(`${whole(defaulted)} LUSD ${whole(recovered)} recovered`)
    for (const { share, bid, ask, supply } of reading.tranches) {
      expect(shown.text, share.symbol).toContain(`Price ${price(bid!)} / ${price(ask!)} LUSD`)
      expect(shown.text, share.symbol).toContain(`Value ${whole((supply * bid!) / 10n ** 18n)} LUSD`)
    }
  })

  it('every holder of a pool', async () => {
    const shown = await look(`/pools/${pool}?tab=holders`)
    const reading = await client.pool(pool).read(shown.block)
    const desk = await client.desk.read(shown.block)
    const holders: readonly Address[] = [
      ...(['issuer', 'investorA', 'investorB'] as const).map((name) => persona(name).address),
      desk.address,
      addressOf(client.context, 'PoolManager'),
      addressOf(client.context, 'Quotes'),
      persona('marketMaker').address,
      ...(await windowsOf(reading.tranches.map(({ share }) => share.address))),
    ]
    let held = 0
    for (const { share } of reading.tranches) {
      for (const holder of holders) {
        const { balance } = await client.share(share.address).holding(holder, shown.block)
        if (balance === 0n) continue
        held += 1
        const row = shown.rows.find((text) => text.includes(share.symbol) && text.includes(cents(balance)))
        expect(row, `${holder} has ${cents(balance)} ${share.symbol}`).toBeDefined()
      }
    }
    expect(shown.rows.length).toBe(held)
  })

  it('every collection of a pool', async () => {
    const shown = await look(`/pools/${pool}?tab=cash`)
    const events = await client.context.reader.getContractEvents({
      address: pool,
      abi: abis.Pool,
      eventName: 'Collected',
      fromBlock: 0n,
      toBlock: shown.block,
    })
    expect(events.length).toBeGreaterThan(0)
    for (const { args } of events) {
      const { interest = 0n, principal = 0n, recoveries = 0n } = args
      const row = shown.rows.find((text) => text.includes(cents(interest)))
      expect(row).toContain(cents(principal))
      expect(row).toContain(cents(recoveries))
    }
  })

  it('what an investor has, what it is worth and what can be claimed', async () => {
    const { address } = persona('investorA')
    const shown = await look('/portfolio', 'investorA')
    const { tranches } = await client.pool(pool).read(shown.block)
    let worth = 0n
    for (const { share } of tranches) {
      const holding = await client.share(share.address).holding(address, shown.block)
      if (holding.balance === 0n) continue
      // A wallet counts with what a sale would be paid.
      const value = (holding.balance * holding.bid!) / 10n ** 18n
      worth += value
      const row = shown.rows.find(
        (text) => text.includes(share.symbol) && text.includes(cents(holding.balance)),
      )
      expect(row, share.symbol).toContain(price(holding.bid!))
      expect(row).toContain(cents(value))
      expect(row).toContain(cents(holding.claimable))
    }
    expect(worth).toBeGreaterThan(0n)
    expect(shown.text).toContain(cents(worth))
  })

  it('what the desk holds and the reserve has', async () => {
    const shown = await look('/operate/desk')
    const { listings } = await client.desk.read(shown.block)
    const { funds } = await client.reserve.read(undefined, shown.block)
    expect(listings.length).toBeGreaterThan(0)
    for (const { share, held, level, cost } of listings) {
      const said = [
        `${whole(held)} ${share.symbol}`,
        level < 10n ** 9n ? `${cents(level)} LUSD` : `${displayAmount(level, 9, 2)}K LUSD`,
        `${whole(cost)} LUSD`,
      ]
      const row = shown.rows.find((text) => said.every((figure) => text.includes(figure)))
      expect(row, `${share.symbol}: ${said.join(', ')}`).toBeDefined()
    }
    expect(shown.text).toContain(`Reserve ${displayAmount(funds, 12, 2)}M LUSD`)
  })

  it('what a provider has in the reserve', async () => {
    const shown = await look('/portfolio/reserve', 'provider')
    const { provider, available } = await client.reserve.read(persona('provider').address, shown.block)
    expect(shown.text).toContain(cents(provider!.value))
    expect(shown.text).toContain(whole(available))
  })
})

/** What a page shows, and the one block that it names. */
async function look(path: string, person?: string): Promise<Shown> {
  const context = await visit(browser, { url, person })
  const page: Page = await context.newPage()
  await page.goto(path)
  await settled(page)
  const shown = await shownAt(page)
  await context.close()
  return shown
}

/** Windows of the shares that have any: shares that wait lie there. */
async function windowsOf(shares: readonly Address[]): Promise<Address[]> {
  const found = await Promise.all(
    shares.map((share) =>
      client
        .share(share)
        .windows.read()
        .then(({ address }) => [address])
        .catch(() => []),
    ),
  )
  return found.flat()
}

function whole(amount: bigint): string {
  return displayAmount(amount, 6, 0)
}

function cents(amount: bigint): string {
  return displayAmount(amount, 6, 2)
}

/** A price times 1e18 of one share in the same number of decimals as the cash. */
function price(wad: bigint): string {
  return displayAmount(wad, 18, 4)
}
