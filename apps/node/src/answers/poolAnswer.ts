import type { Pool, PoolSummary, Tranche } from '@specie/api'
import { abis, addressOf, type BlockReference, type PoolReading } from '@specie/protocol'
import { toIso } from '@specie/quant'
import type { Address, Hex } from 'viem'
import type { Services } from '../Services.ts'
import { tokenOf } from './tokenOf.ts'

/** A pool as its page's head shows it, read from the chain at a block. */
export async function poolAnswer(services: Services, address: Address, block: BlockReference): Promise<Pool> {
  const { client } = services
  const reading = await client.pool(address).read(block.number)
  const [cash, tranches, number, ladderHash] = await Promise.all([
    tokenOf(client, reading.cash),
    Promise.all(reading.tranches.map((_, index) => trancheAnswer(services, reading, index))),
    numberOf(services, address),
    ladderHashAt(services, address, block),
  ])
  return {
    ...summaryFigures(reading),
    pool: address,
    number,
    name: nameOf(tranches),
    openedAt: 0,
    cash,
    tranches,
    servicer: reading.servicer,
    valuer: reading.valuer,
    feeRate: reading.feeRate / 1e9,
    feesDue: String(reading.feesDue),
    trapped: String(reading.trapped),
    raiseEnds: Number(reading.raiseEnds),
    minimumRaise: String(reading.minimumRaise),
    issuanceFrozen: reading.issuanceFrozen,
    bond: {
      agreed: String(reading.bond.agreed),
      amount: String(reading.bond.amount),
      posted: reading.bond.posted,
    },
    defaulted: String(reading.defaulted),
    recovered: String(reading.recovered),
    tapeRoot: reading.tapeRoot,
    ladderHash,
    curveFeed: feedText(reading.curveFeed),
    hazardFeed: reading.hazardFeed === undefined ? null : feedText(reading.hazardFeed),
    valuation:
      reading.valuation === undefined
        ? null
        : {
            lower: String(reading.valuation.lower),
            upper: String(reading.valuation.upper),
            confirmed: reading.valuation.confirmed,
            revision: Number(reading.valuation.revision),
            horizon: Number(reading.valuation.horizon),
          },
    creditOf: [],
  }
}

/** The part of a pool that a list shows. */
export function summaryOf(pool: Pool): PoolSummary {
  const {
    number,
    name,
    state,
    issuer,
    cash,
    openedAt,
    value,
    raised,
    room,
    period,
    asOf,
    tranches,
    lateShare,
  } = pool
  return {
    pool: pool.pool,
    number,
    name,
    state,
    issuer,
    cash,
    openedAt,
    value,
    raised,
    room,
    period,
    asOf,
    tranches,
    lateShare,
  }
}

function summaryFigures(reading: PoolReading) {
  return {
    state: reading.state,
    issuer: reading.issuer,
    value: reading.valuation === undefined ? null : String(reading.valuation.lower),
    raised: String(reading.raised ?? 0n),
    room: '0',
    period: reading.period,
    asOf: reading.asOf === 0 ? null : toIso(Math.floor(reading.asOf / 86_400)),
    lateShare: null,
  }
}

async function trancheAnswer({ client }: Services, reading: PoolReading, index: number): Promise<Tranche> {
  const tranche = reading.tranches[index]!
  const [share, maximum] = await Promise.all([
    tokenOf(client, tranche.share),
    client.context.reader.readContract({
      address: reading.address,
      abi: abis.Pool,
      functionName: 'maximumOf',
      args: [BigInt(index)],
      blockNumber: reading.block.number,
    }),
  ])
  const { bid, ask } = tranche
  return {
    number: index,
    share,
    coupon: tranche.coupon / 1e9,
    coverageRatio: tranche.ratio / 1e9,
    distributing: tranche.distributing,
    principal: String(tranche.principal),
    maximum: String(maximum),
    supply: String(tranche.supply),
    price: bid === undefined || ask === undefined ? null : { bid: String(bid), ask: String(ask) },
    value: bid === undefined ? null : String((tranche.supply * bid) / 10n ** 18n),
    accrued: String(tranche.accrued),
    holders: 0,
    distributed: '0',
  }
}

async function numberOf({ client }: Services, pool: Address): Promise<number> {
  const { pools } = await client.pools.read()
  return pools.indexOf(pool) + 1
}

async function ladderHashAt({ client }: Services, pool: Address, block: BlockReference): Promise<Hex | null> {
  const [, hash] = await client.context.reader.readContract({
    address: addressOf(client.context, 'Nav'),
    abi: abis.Nav,
    functionName: 'bookOf',
    args: [pool],
    blockNumber: block.number,
  })
  return BigInt(hash) === 0n ? null : hash
}

/** What the shares' names have in common: `Sample Senior` and `Sample Junior` are of `Sample`. */
function nameOf(tranches: readonly Tranche[]): string {
  const words = tranches.map(({ share }) => share.name.split(' '))
  const first = words[0] ?? []
  const common = first.findIndex((word, index) => words.some((other) => other[index] !== word))
  const length = common < 0 ? first.length - 1 : common
  return first.slice(0, length).join(' ') || 'Pool'
}

/** A feed's name in text, as it was given. */
function feedText(feed: Hex): string {
  return Buffer.from(feed.slice(2), 'hex').toString('utf8').replace(/\0+$/, '')
}
