import { amountsOf } from '../market/liquidityFor.ts'
import type { MarketStep } from './MarketStep.ts'
import type { ProviderEvent } from './ProviderEvent.ts'
import {
  covers,
  rangeKey,
  UNTOUCHED,
  type WalkedLeg,
  type WalkedMarket,
  walkLiquidity,
  walkTrade,
} from './priceWalk.ts'

/** What a position is found to have at the end, read from the chain: it settles what steps only estimate. */
export interface PositionNow {
  readonly shares: bigint
  readonly cash: bigint
  /** Fees not collected and income not paid. */
  readonly feeShares: bigint
  readonly feeCash: bigint
  readonly income: bigint
}

/** A range of the market that a provider has liquidity in. */
export interface PositionKey {
  readonly provider: string
  readonly lowerTick: number
  readonly upperTick: number
}

interface Open {
  readonly events: ProviderEvent[]
  readonly share: string
  readonly key: PositionKey
  market: WalkedMarket
  /** Principal by the walk, and fees and income that are counted but not paid yet. */
  shares: bigint
  cash: bigint
  feeShares: bigint
  feeCash: bigint
  income: bigint
}

/**
 * What a market's steps do to one provider's range, as events of an account of its own: fees by its part of the
 * liquidity that a trade went through, shares and cash by the price after it, income by the shares in it. Each time that
 * the range is touched, and at the end, what was estimated is set to what the chain says.
 * @param now of the range at `until`; left out: by estimate
 */
export function positionEvents(
  share: string,
  key: PositionKey,
  steps: readonly MarketStep[],
  now: PositionNow | undefined,
  until: number,
): ProviderEvent[] {
  const open: Open = {
    ...{ events: [], share, key, market: UNTOUCHED },
    ...{ shares: 0n, cash: 0n, feeShares: 0n, feeCash: 0n, income: 0n },
  }
  for (const step of steps) {
    if (step.kind === 'trade') traded(open, step)
    else if (step.kind === 'liquidity') changed(open, step)
    else if (step.kind === 'distribution') earned(open, step)
    else if (step.provider === key.provider) paid(open, step)
  }
  if (now !== undefined) {
    correct(open, until, now)
    add(open, until, 'income', now.income - open.income, 0n)
  }
  return open.events
}

function traded(open: Open, step: Extract<MarketStep, { readonly kind: 'trade' }>): void {
  const selling = step.side === 'sold'
  const [given, got] = selling ? [step.shares, step.cash] : [step.cash, step.shares]
  const { market, legs } = walkTrade(open.market, selling, got)
  open.market = market
  const range = market.ranges.get(rangeKey(open.key))
  if (range === undefined || market.sqrtPrice === undefined) return
  const fee = ownFee(legs, range, selling, (given * BigInt(step.fee)) / 1_000_000n)
  if (selling) open.feeShares += fee
  else open.feeCash += fee
  add(open, step.time, 'fees', selling ? 0n : fee, selling ? fee : 0n)
  const after = amountsAt(open)
  add(open, step.time, 'lossVersusNav', after.cash - open.cash, after.shares - open.shares)
  Object.assign(open, after)
}

/** Of a trade's fee, the range's part of each stretch, by what was handed in there. */
function ownFee(
  legs: readonly WalkedLeg[],
  range: { readonly lowerTick: number; readonly upperTick: number; readonly liquidity: bigint },
  selling: boolean,
  fee: bigint,
): bigint {
  const all = legs.reduce((sum, { given }) => sum + given, 0n)
  if (all === 0n) return 0n
  const own = legs.reduce(
    (sum, { from, given, liquidity }) =>
      covers(range, from, selling) ? sum + (given * range.liquidity) / liquidity : sum,
    0n,
  )
  return (fee * own) / all
}

function changed(open: Open, step: Extract<MarketStep, { readonly kind: 'liquidity' }>): void {
  const mine = rangeKey(step) === rangeKey(open.key)
  if (!mine) {
    open.market = walkLiquidity(open.market, step)
    return
  }
  const { time, feeShares, feeCash, forfeited } = step
  const [keptShares, keptCash] = forfeited ? [0n, 0n] : [feeShares, feeCash]
  add(open, time, 'fees', keptCash - open.feeCash, keptShares - open.feeShares)
  Object.assign(open, { feeShares: 0n, feeCash: 0n })
  open.market = walkLiquidity(open.market, step)
  open.events.push({ time, kind: 'flow', cash: -step.cash, shares: { [open.share]: -step.shares } })
  // What was in the range less what came out is in it now, if the walk was right.
  const expected = {
    shares: open.shares - (step.shares - keptShares),
    cash: open.cash - (step.cash - keptCash),
  }
  const found = amountsAt(open)
  add(open, time, 'lossVersusNav', found.cash - expected.cash, found.shares - expected.shares)
  Object.assign(open, found)
}

function earned(open: Open, step: Extract<MarketStep, { readonly kind: 'distribution' }>): void {
  const amount = ((open.shares + open.feeShares) * step.amount) / step.supply
  open.income += amount
  add(open, step.time, 'income', amount, 0n)
}

/** Income that is paid has been counted before; it leaves the account for its owner. */
function paid(open: Open, step: Extract<MarketStep, { readonly kind: 'paid' }>): void {
  add(open, step.time, 'income', step.cash - open.income, 0n)
  open.income = 0n
  open.events.push({ time: step.time, kind: 'flow', cash: -step.cash, shares: {} })
}

function correct(open: Open, time: number, now: PositionNow): void {
  add(open, time, 'fees', now.feeCash - open.feeCash, now.feeShares - open.feeShares)
  add(open, time, 'lossVersusNav', now.cash - open.cash, now.shares - open.shares)
}

function amountsAt({ market, key }: Open): { readonly shares: bigint; readonly cash: bigint } {
  const range = market.ranges.get(rangeKey(key))
  if (range === undefined || market.sqrtPrice === undefined) return { shares: 0n, cash: 0n }
  const { lowerTick, upperTick, liquidity } = range
  return amountsOf(market.sqrtPrice, true, lowerTick, upperTick, liquidity)
}

function add(
  { events, share }: Open,
  time: number,
  source: 'fees' | 'lossVersusNav' | 'income',
  cash: bigint,
  shares: bigint,
): void {
  if (cash === 0n && shares === 0n) return
  events.push({ time, kind: 'change', source, cash, shares: { [share]: shares } })
}
