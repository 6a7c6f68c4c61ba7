import { persona } from '@specie/protocol'
import type { HouseRun } from './HouseRun.ts'
import type { Holder } from './holders.ts'
import { leave, offersNow } from './leave.ts'
import { done, type House } from './openHouse.ts'
import { LOSS, STATED_EVERY, UNIT } from './scene.ts'
import type { StressHour } from './stressPath.ts'
import { drain, stateLoss, tendWindows } from './windowDay.ts'

const PROBE = 10_000n * UNIT

/** Lets the holders leave through the exits along the path; then the windows work until nobody waits. */
export async function runHouse(
  house: House,
  path: readonly StressHour[],
  holders: readonly Holder[],
): Promise<HouseRun> {
  const run = await begin(house)
  let next = 0
  for (const [index, hour] of path.entries()) {
    const now = await house.system.chain.now()
    if (hour.time > now) await house.system.chain.advance(hour.time - now)
    await tendWindows(run)
    if (hour.dry && run.makerThere) await makerLeaves(run)
    if (index % STATED_EVERY === 0) await stateLoss(run, hour.fear)
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
    taken: { desk: 0, market: 0, window: 0 },
    spreads: [],
    gaps: [],
    reserve: { before, after: before, fees: 0, late: 0, fallen: 0 },
    clock: [],
    gas: { used: 0, transactions: 0 },
    value: (Number(nav.price) / 1e18) * Number(nav.supply),
    makerThere: true,
    stated: 0,
    claimsOff: 0,
    locked: 0,
  }
}

async function makerLeaves(run: HouseRun): Promise<void> {
  run.makerThere = false
  const { market } = await run.house.system.as('marketMaker')
  const range = { share: run.house.share, ...run.house.maker }
  const { liquidity } = await market.position({ ...range, provider: persona('marketMaker').address })
  await done(market.removeLiquidity({ ...range, liquidity }))
}

/** Once an hour: what it costs to buy and sell a little at once, and how far the pool's price is from the NAV. */
async function watch(run: HouseRun, fear: number): Promise<void> {
  const { share } = run.house
  const { market, desk } = run.reader
  const { market: reading, listing } = await offersNow(run)
  const nav = Number(reading.nav.price) / 1e18
  run.clock.push({
    time: Number(reading.block.timestamp),
    nav,
    newMoney: false,
    unstated: Math.max(0, fear - run.stated) * LOSS,
  })
  run.gaps.push(Number(reading.price) / 1e18 / nav - 1)
  const [sale, swap, purchase] = await Promise.all([
    desk.quote(share, PROBE),
    market.quote({ share, side: 'sell', amount: PROBE }),
    market.quote({ share, side: 'buy', amount: PROBE }),
  ])
  const sells = [
    sale.filled === PROBE ? Number(sale.paid) / Number(PROBE) : 0,
    swap.given === PROBE ? Number(swap.got) / Number(PROBE) : 0,
  ]
  const buys = [
    listing.held >= PROBE ? Number(reading.nav.ask!) / 1e18 : Number.POSITIVE_INFINITY,
    purchase.given === PROBE ? Number(PROBE) / Number(purchase.got) : Number.POSITIVE_INFINITY,
  ]
  const spread = (Math.min(...buys) - Math.max(...sells)) / nav
  if (Math.max(...sells) > 0 && Number.isFinite(spread)) run.spreads.push(spread)
}
