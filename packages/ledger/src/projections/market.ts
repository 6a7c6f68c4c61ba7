import type { LedgerEvent } from '../chain/events.ts'
import type { MarketIncomeRow, MarketLiquidityRow, MarketTradeRow } from '../tables/market.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { versionsOf } from './versionsOf.ts'
import type { Write } from './Write.ts'

const INCOME_EVENTS = [
  'Market.IncomeHarvested',
  'Market.IncomePaid',
  'Market.Unwound',
  'Market.HeldBack',
  'Market.Released',
] as const

/** What the market lists, its trades, and what providers put in, took out and earned. */
export const market = defineProjection({
  name: 'market',
  tables: [
    'marketListingVersion',
    'marketTrade',
    'marketLiquidity',
    'marketPositionVersion',
    'marketHeldVersion',
    'marketIncome',
  ],
  events: [
    'Market.MarketListed',
    'Market.TradingSet',
    'Market.Traded',
    'Market.LiquidityChanged',
    ...INCOME_EVENTS,
  ],
  async apply({ events }, write) {
    await writeListings(eventsNamed(events, 'Market.MarketListed', 'Market.TradingSet'), write)
    await write.insert('marketTrade', eventsNamed(events, 'Market.Traded').map(tradeOf))
    const changes = eventsNamed(events, 'Market.LiquidityChanged')
    await write.insert('marketLiquidity', changes.map(liquidityOf))
    await writePositions(changes, write)
    await writeHeld(eventsNamed(events, 'Market.HeldBack', 'Market.Released'), write)
    await write.insert('marketIncome', eventsNamed(events, ...INCOME_EVENTS).map(incomeOf))
  },
})

async function writeListings(
  events: readonly LedgerEvent<'Market.MarketListed' | 'Market.TradingSet'>[],
  write: Write,
): Promise<void> {
  const keys = events.map(({ args: { share } }) => ({ share }))
  const versions = await versionsOf(write, 'marketListingVersion', ['share'], keys)
  for (const event of events) {
    const { share } = event.args
    const before = versions.get({ share }) ?? { share, width: 0, baseFee: 0, closedUntil: 0n }
    const change =
      event.name === 'Market.TradingSet'
        ? { closedUntil: event.args.until > event.timestamp ? event.args.until : 0n }
        : { width: Number(event.args.width), baseFee: Number(event.args.base) }
    versions.put({ ...before, ...placeOf(event), ...change })
  }
  await versions.write()
}

function tradeOf(event: LedgerEvent<'Market.Traded'>): MarketTradeRow {
  const { share, trader: wallet, sell, given, got, fee } = event.args
  const [shares, cash] = sell ? [given, got] : [got, given]
  return { ...placeOf(event), share, side: sell ? 'sold' : 'bought', wallet, shares, cash, fee: Number(fee) }
}

function liquidityOf(event: LedgerEvent<'Market.LiquidityChanged'>): MarketLiquidityRow {
  const { lower: lowerTick, upper: upperTick, ...args } = event.args
  return { ...placeOf(event), lowerTick, upperTick, ...args }
}

async function writePositions(
  events: readonly LedgerEvent<'Market.LiquidityChanged'>[],
  write: Write,
): Promise<void> {
  const keys = events.map(({ args: { share, provider, lower: lowerTick, upper: upperTick } }) => {
    return { share, provider, lowerTick, upperTick }
  })
  const columns = ['share', 'provider', 'lowerTick', 'upperTick'] as const
  const versions = await versionsOf(write, 'marketPositionVersion', columns, keys)
  for (const [n, event] of events.entries()) {
    const key = keys[n]!
    const before = versions.get(key)?.liquidity ?? 0n
    versions.put({ ...key, ...placeOf(event), liquidity: before + event.args.liquidity })
  }
  await versions.write()
}

async function writeHeld(
  events: readonly LedgerEvent<'Market.HeldBack' | 'Market.Released'>[],
  write: Write,
): Promise<void> {
  const keys = events.map(({ args: { share, owner } }) => ({ share, owner }))
  const versions = await versionsOf(write, 'marketHeldVersion', ['share', 'owner'], keys)
  for (const [n, event] of events.entries()) {
    const before = versions.get(keys[n]!)?.shares ?? 0n
    const change = event.name === 'Market.HeldBack' ? event.args.shares : -event.args.shares
    versions.put({ ...keys[n]!, ...placeOf(event), shares: before + change })
  }
  await versions.write()
}

function incomeOf(event: LedgerEvent<(typeof INCOME_EVENTS)[number]>): MarketIncomeRow {
  const base = { ...placeOf(event), share: event.args.share }
  switch (event.name) {
    case 'Market.IncomeHarvested':
      return { ...base, provider: null, kind: 'harvested', shares: 0n, cash: event.args.income }
    case 'Market.IncomePaid': {
      const { provider, amount: cash } = event.args
      return { ...base, provider, kind: 'paid', shares: 0n, cash }
    }
    case 'Market.Unwound':
      return { ...base, provider: event.args.provider, kind: 'unwound', shares: 0n, cash: 0n }
    case 'Market.HeldBack':
    case 'Market.Released': {
      const { owner: provider, shares, cash } = event.args
      const kind = event.name === 'Market.HeldBack' ? 'heldBack' : 'released'
      return { ...base, provider, kind, shares, cash }
    }
  }
}
