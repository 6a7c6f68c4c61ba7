import type { ExitOffer, ExitOptions, ExitRung, ExitSplit, PoolExits, ShareExits } from '@specie/api'
import { type BlockReference, type ExitsReading, exitsNow, poolExits } from '@specie/protocol'
import {
  type ExitSource,
  isMarketClosed,
  splitExit,
  tickOfPrice,
  type WorstCase,
  worstCase,
} from '@specie/quant'
import type { Address } from 'viem'
import type { Services } from '../../Services.ts'
import { tokenOf } from '../tokenOf.ts'
import { guardLevel } from './levelsAnswer.ts'
import { type PoolShare, poolShares } from './poolShares.ts'
import { tickPrice } from './tickPrice.ts'

const WAD = 10n ** 18n
/** Parts of the supply on the ladder, 1e-5. */
const LADDER = [100n, 500n, 1_000n, 2_000n, 5_000n, 10_000n, 25_000n, 50_000n, 100_000n]

/** Every exit of a pool's shares over a ladder of sizes, and what is left of them when nobody comes to help. */
export async function exitsAnswer(
  services: Services,
  pool: Address,
  block: BlockReference,
): Promise<PoolExits> {
  const { shares, cash } = await poolShares(services, pool, block)
  const live = shares.filter(({ state }) => state.supply > 0n)
  return { cash, shares: await Promise.all(live.map((share) => shareExits(services, share, block))) }
}

async function shareExits(
  services: Services,
  { address, token, tranche }: PoolShare,
  block: BlockReference,
): Promise<ShareExits> {
  const [reading, guard] = await Promise.all([
    services.client.exits.read(address, block.number),
    guardLevel(services, address, block),
  ])
  const { supply, bid, ask } = reading.nav
  const sources = exitsNow(reading)
  const worst = worstCase(poolExits(reading))
  const rungs = worstCase(poolExits(reading), LADDER)
  return {
    share: token,
    tranche,
    supply: String(supply),
    bid: textOf(bid),
    ask: textOf(ask),
    priceUntil: null,
    guard,
    desk: deskOf(reading),
    market: marketOf(reading),
    windows: windowsOf(reading),
    ladder: rungs.map((rung) => rungOf(reading, sources, rung)),
    worstCase: worst.map((one) => ({
      part: Number(one.part) / 1e5,
      shares: String(one.shares),
      now: { shares: String(one.today.sold), paid: String(one.today.paid) },
      window: {
        shares: String(one.window.redeemed),
        paid: String(one.window.paid),
        at: nextSettlement(reading),
      },
      inKind: { shares: String(one.shares), value: String(one.inKind), at: inKindAt(reading) },
    })),
  }
}

/** All exits for one size of one share. */
export async function exitOptionsAnswer(
  services: Services,
  share: Address,
  amount: bigint,
  block: BlockReference,
): Promise<ExitOptions> {
  const [reading, guard] = await Promise.all([
    services.client.exits.read(share, block.number),
    guardLevel(services, share, block),
  ])
  const [worst] = worstCase(poolExits(reading), [100_000n])
  const sources = exitsNow(reading)
  const rung = rungOf(reading, sources, { ...worst!, ...windowFor(reading, amount), shares: amount })
  return {
    share: await tokenOf(services.client, reading.share),
    cash: await tokenOf(services.client, reading.cash),
    bid: textOf(reading.nav.bid),
    priceUntil: null,
    guard,
    asked: String(amount),
    offers: rung.offers,
    split: rung.split,
  }
}

/** What a window would do for an amount: that of the part of the supply which it is, to the nearest 1e-5. */
function windowFor(reading: ExitsReading, amount: bigint): Pick<WorstCase, 'window' | 'inKind'> {
  const { supply, price } = reading.nav
  const part = (amount * 100_000n) / supply
  const bounded = part < 1n ? 1n : part > 100_000n ? 100_000n : part
  const [found] = worstCase(poolExits(reading), [bounded])
  const scaled = (value: bigint) => (found!.shares === 0n ? 0n : (value * amount) / found!.shares)
  const { redeemed, paid, price: at } = found!.window
  return {
    window: { redeemed: scaled(redeemed), paid: scaled(paid), price: at },
    inKind: (amount * price) / WAD,
  }
}

function rungOf(reading: ExitsReading, sources: readonly ExitSource[], rung: WorstCase): ExitRung {
  const { shares } = rung
  const bid = reading.nav.bid ?? 0n
  const offers = sources.map((source) => offerOf(source, shares, bid))
  const window = {
    kind: 'windows' as const,
    shares: String(rung.window.redeemed),
    value: worthOf(rung.window.redeemed, bid),
    paid: String(rung.window.paid),
    at: nextSettlement(reading),
    firm: false,
    sentence: 'What the cash that stands in the next window now redeems; the rest waits for the one after it',
  }
  return {
    part: Number(rung.part) / 1e5,
    shares: String(shares),
    offers: reading.windows === undefined ? offers : [...offers, window],
    split: splitOf(sources, shares),
  }
}

function offerOf(source: ExitSource, shares: bigint, bid: bigint): ExitOffer {
  const [part] = source.most === 0n ? [] : splitExit([source], shares).parts
  const filled = part?.shares ?? 0n
  return {
    kind: source.kind as ExitOffer['kind'],
    shares: String(filled),
    value: worthOf(filled, bid),
    paid: String(part?.cash ?? 0n),
    at: null,
    firm: true,
    sentence: filled < shares ? 'It takes no more now' : null,
  }
}

function splitOf(sources: readonly ExitSource[], amount: bigint): ExitSplit {
  const { parts, shares, cash } = splitExit(sources, amount)
  const alone = sources.map((source) => splitExit([source], amount).cash)
  return {
    legs: parts.map((part) => ({
      kind: part.source.kind as ExitOffer['kind'],
      shares: String(part.shares),
      paid: String(part.cash),
    })),
    shares: String(shares),
    paid: String(cash),
    rest: String(amount - shares),
    bestAlone: String(alone.sort((a, b) => Number(b - a))[0] ?? 0n),
  }
}

function deskOf({ desk, block }: ExitsReading): ShareExits['desk'] {
  if (desk === undefined) return null
  const { limit, base, slope, window, use } = desk.bucket
  const level = (limit * use) >> 63n
  return {
    level: String(block.timestamp < desk.bucket.since ? limit : level),
    limit: String(limit),
    cash: String(desk.cash),
    baseFee: Number(base) / 1e5,
    slope: Number(slope) / 1e5,
    windowDays: Number(window),
  }
}

function marketOf({ market, nav, block }: ExitsReading): ShareExits['market'] {
  if (market === undefined) return null
  const { state } = market
  return {
    open: !isMarketClosed(state, block.timestamp),
    price: String(market.price),
    lowest: nav.bid === undefined ? null : tickPrice(tickOfPrice(nav.bid) - state.width),
    highest: nav.ask === undefined ? null : tickPrice(tickOfPrice(nav.ask) + state.width),
    fee: state.base / 1e6,
  }
}

function windowsOf({ windows }: ExitsReading): ShareExits['windows'] {
  if (windows === undefined) return null
  const open = windows.windows.find(({ number }) => number === windows.open)
  const next = windows.windows.find(({ settled }) => !settled)
  const { notice, fee } = windows.terms
  return {
    address: windows.address,
    open: windows.open ?? null,
    cutoff: open?.cutoff ?? null,
    settles: open?.settles ?? null,
    fees: notice.flatMap((days, tier) =>
      tier > 0 && days === 0 ? [] : [{ days, fee: (fee[tier] ?? 0) / 1e5 }],
    ),
    waiting: String(windows.waiting),
    funded: String(next?.funded ?? 0n),
  }
}

function nextSettlement({ windows }: ExitsReading): number | null {
  return windows?.windows.find(({ settled }) => !settled)?.settles ?? null
}

/** When shares that are handed in now can be had back in kind if no window redeems any until then. */
function inKindAt({ windows }: ExitsReading): number | null {
  if (windows === undefined) return null
  const missing = windows.terms.patience - windows.empty
  const ahead = windows.windows.filter(({ settled }) => !settled)
  return missing <= 0 ? null : (ahead[missing - 1]?.settles ?? null)
}

function worthOf(shares: bigint, bid: bigint): string {
  return String((shares * bid) / WAD)
}

function textOf(value: bigint | undefined): string | null {
  return value === undefined ? null : String(value)
}
