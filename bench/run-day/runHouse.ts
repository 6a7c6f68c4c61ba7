import { persona } from '@specie/protocol'
import type { HouseRun } from './HouseRun.ts'
import type { Holder } from './holders.ts'
import { leave } from './leave.ts'
import { done, type House } from './openHouse.ts'
import { LOSS, UNIT } from './scene.ts'
import type { StressHour } from './stressPath.ts'
import { drain, stateLoss, tendWindows } from './windowDay.ts'

const PROBE = 10_000n * UNIT

/**
 * Lets the holders leave through the exits along the path; then the windows work until nobody waits.
 * @param statedEvery hours between two statements of losses
 */
export async function runHouse(
  house: House,
  path: readonly StressHour[],
  holders: readonly Holder[],
  statedEvery: number,
): Promise<HouseRun> {
  const run = await begin(house)
  let next = 0
  for (const [index, hour] of path.entries()) {
    const now = await house.system.chain.now()
    if (hour.time > now) await house.system.chain.advance(hour.time - now)
    await tendWindows(run)
    if (hour.dry && run.makerThere) await makerLeaves(run)
    if (index % statedEvery === 0) await stateLoss(run, hour.fear)
    run.full = false
    while (next < holders.length && holders[next]!.arrives <= hour.time) {
      await leave(run, holders[next]!, hour.fear)
      next += 1
    }
    await watch(run, hour.fear)
  }
  await drain(run)
  run.reserve.after = Number((await run.reader.reserve.read()).low)
  run.reserve.fallen = run.reserve.before + run.reserve.fees - run.reserve.after
  return run
}

async function begin(house: House): Promise<HouseRun> {
  const reader = await house.system.as('governance')
  const { nav } = await reader.market.read(house.share)
  const before = Number((await reader.reserve.read()).low)
  return {
    house,
    reader,
    leavings: new Map(),
    queue: new Map(),
    taken: { desk: 0, market: 0, block: 0, quotes: 0, windows: 0, borrow: 0 },
    spreads: [],
    gaps: [],
    reserve: { before, after: before, fees: 0, late: 0, fallen: 0 },
    clock: [],
    gas: { used: 0, transactions: 0 },
    value: (Number(nav.price) / 1e18) * Number(nav.supply),
    makerThere: true,
    full: false,
    stated: 0,
    instant: 0,
    claimsOff: 0,
    locked: 0,
  }
}

/** The maker takes its quotes and its range of the market away. */
async function makerLeaves(run: HouseRun): Promise<void> {
  run.makerThere = false
  const { share, maker } = run.house
  const { market, quotes } = await run.house.system.as('marketMaker')
  const range = { share, ...maker }
  const { address } = persona('marketMaker')
  const { liquidity } = await market.position({ ...range, provider: address })
  await done(market.removeLiquidity({ ...range, liquidity }))
  const { quote } = await quotes.read(share, address)
  await done(quotes.withdraw({ share, shares: quote.shares, cash: quote.cash }))
}

/** Once an hour: what it costs to buy and sell a little at once, and how far the pool's price is from the NAV. */
async function watch(run: HouseRun, fear: number): Promise<void> {
  const { share } = run.house
  const { market, desk, exits } = run.reader
  const [sale, purchase, books] = await Promise.all([
    exits.quote({ share, amount: PROBE }),
    market.quote({ share, side: 'buy', amount: PROBE }),
    desk.read(),
  ])
  const reading = purchase.market
  const nav = Number(reading.nav.price) / 1e18
  const unstated = Math.max(0, fear - run.stated) * LOSS
  run.clock.push({ time: Number(reading.block.timestamp), nav, newMoney: false, unstated })
  run.gaps.push(Number(reading.price) / 1e18 / nav - 1)
  const buys = [
    books.listings[0]!.held >= PROBE ? Number(reading.nav.ask!) / 1e18 : Number.POSITIVE_INFINITY,
    purchase.given === PROBE ? Number(PROBE) / Number(purchase.got) : Number.POSITIVE_INFINITY,
  ]
  if (sale.sold < PROBE - 1n) return
  run.instant += 1
  const spread = (Math.min(...buys) - Number(sale.paid) / Number(PROBE)) / nav
  if (Number.isFinite(spread)) run.spreads.push(spread)
}
