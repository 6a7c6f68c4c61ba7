import type { Pool, PoolSummary, Tranche } from '@specie/api'
import { type PoolDetail, poolDetail, type TrancheFacts } from '@specie/ledger'
import { abis, addressOf, type BlockReference, type PoolReading, type TrancheState } from '@specie/protocol'
import { toIso } from '@specie/quant'
import { type Address, getAddress, type Hex } from 'viem'
import { HttpProblem } from '../../http/problem.ts'
import type { Services } from '../../Services.ts'
import { tokenOf } from '../tokenOf.ts'
import { commonName } from './commonName.ts'
import { lateShareOf } from './lateShareOf.ts'

/**
 * A pool as its page's head shows it: figures that move with time from the chain, sums over its life from the index,
 * both of one block.
 * @throws HttpProblem 404 for an address that the registry did not open
 */
export async function poolAnswer(services: Services, address: Address, block: BlockReference): Promise<Pool> {
  const { client, database } = services
  const number = await numberOf(services, address, block)
  const [reading, facts] = await Promise.all([
    client.pool(address).read(block.number),
    poolDetail(database.db, address, { atBlock: block.number }),
  ])
  const [cash, tranches, ladderHash, lateShare] = await Promise.all([
    tokenOf(client, reading.cash),
    Promise.all(
      reading.tranches.map((state, index) => trancheAnswer(services, reading, state, index, facts)),
    ),
    ladderHashAt(services, address, block),
    lateShareOf(services, address, facts),
  ])
  return {
    ...summaryFigures(reading, facts),
    pool: address,
    number,
    name: commonName(tranches.map(({ share }) => share.name)),
    cash,
    tranches,
    lateShare,
    ...partsOf(reading),
    ...moneyOf(reading),
    ladderHash,
    creditOf: (facts?.creditOf ?? []).map(({ party, amount }) => ({
      party: getAddress(party),
      amount: String(amount),
    })),
  }
}

/** The part of a pool that a list shows. */
export function summaryOf(pool: Pool): PoolSummary {
  const { number, name, state, issuer, cash, openedAt, value, raised, room, period, asOf } = pool
  const { tranches, lateShare } = pool
  const head = { pool: pool.pool, number, name, state, issuer, cash, openedAt }
  return { ...head, value, raised, room, period, asOf, tranches, lateShare }
}

function summaryFigures(reading: PoolReading, facts: PoolDetail | undefined) {
  return {
    state: reading.state,
    issuer: reading.issuer,
    openedAt: Number(facts?.openedAt ?? reading.block.timestamp),
    value: reading.valuation === undefined ? null : String(reading.valuation.lower),
    raised: String(reading.raised ?? facts?.raised ?? 0n),
    room: String(facts?.room ?? 0n),
    period: reading.period,
    asOf: reading.asOf === 0 ? null : toIso(Math.floor(reading.asOf / 86_400)),
  }
}

function partsOf(reading: PoolReading) {
  const { servicer, valuer, tapeRoot, issuanceFrozen, curveFeed, hazardFeed, valuation } = reading
  return {
    servicer,
    valuer,
    tapeRoot,
    issuanceFrozen,
    curveFeed: feedText(curveFeed),
    hazardFeed: hazardFeed === undefined ? null : feedText(hazardFeed),
    valuation:
      valuation === undefined
        ? null
        : {
            lower: String(valuation.lower),
            upper: String(valuation.upper),
            confirmed: valuation.confirmed,
            revision: Number(valuation.revision),
            horizon: Number(valuation.horizon),
          },
  }
}

function moneyOf(reading: PoolReading) {
  const { bond } = reading
  return {
    feeRate: reading.feeRate / 1e9,
    feesDue: String(reading.feesDue),
    trapped: String(reading.trapped),
    raiseEnds: Number(reading.raiseEnds),
    minimumRaise: String(reading.minimumRaise),
    bond: { agreed: String(bond.agreed), amount: String(bond.amount), posted: bond.posted },
    defaulted: String(reading.defaulted),
    recovered: String(reading.recovered),
  }
}

async function trancheAnswer(
  { client }: Services,
  reading: PoolReading,
  tranche: TrancheState,
  index: number,
  facts: PoolDetail | undefined,
): Promise<Tranche> {
  const known: TrancheFacts | undefined = facts?.tranches[index]
  const { bid, ask } = tranche
  return {
    number: index,
    share: await tokenOf(client, tranche.share),
    coupon: tranche.coupon / 1e9,
    coverageRatio: tranche.ratio / 1e9,
    distributing: tranche.distributing,
    principal: String(tranche.principal),
    maximum: String(known?.maximum ?? (await maximumOf(client, reading, index))),
    supply: String(tranche.supply),
    price: bid === undefined || ask === undefined ? null : { bid: String(bid), ask: String(ask) },
    value: bid === undefined ? null : String((tranche.supply * bid) / 10n ** 18n),
    accrued: String(known?.accrued ?? tranche.accrued),
    holders: known?.holders ?? 0,
    distributed: String(known?.distributed ?? 0n),
  }
}

function maximumOf(
  { context }: Services['client'],
  { address, block }: PoolReading,
  index: number,
): Promise<bigint> {
  return context.reader.readContract({
    address,
    abi: abis.Pool,
    functionName: 'maximumOf',
    args: [BigInt(index)],
    blockNumber: block.number,
  })
}

async function numberOf({ client }: Services, pool: Address, block: BlockReference): Promise<number> {
  const { pools } = await client.pools.read(block.number)
  const index = pools.indexOf(pool)
  if (index >= 0) return index + 1
  throw new HttpProblem(404, {
    code: 'pool.unknown',
    message: `The registry has opened no pool at ${pool}`,
    remedy: 'look at the list of pools; one that was just opened is there once its block is indexed',
  })
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

/** A feed's name in text, as it was given. */
function feedText(feed: Hex): string {
  return Buffer.from(feed.slice(2), 'hex').toString('utf8').replace(/\0+$/, '')
}
