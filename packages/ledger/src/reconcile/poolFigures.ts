import { abis, POOL_STATES } from '@specie/protocol'
import { type Hex, zeroHash } from 'viem'
import type { PoolDetail } from '../read/poolDetail.ts'
import { poolDetail } from '../read/poolDetail.ts'
import { addressIn } from './addressIn.ts'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'

const YEAR = 31_536_000n
const RATE_UNIT = 1_000_000_000n

/** A pool's state, cash books, bond and credits. */
export async function poolFigures(on: Reconciling, pool: Hex): Promise<Figure[]> {
  const facts = await poolDetail(on.db, pool, { atBlock: on.block })
  const subject = `pool ${pool}`
  if (facts === undefined) return [figure(subject, 'described', false, true)]
  const parts = await Promise.all([
    stateFigures(on, facts, subject),
    bookFigures(on, facts, subject),
    registryFigures(on, facts, subject),
    creditFigures(on, facts, subject),
    valuationFigures(on, facts, subject),
  ])
  return parts.flat()
}

async function stateFigures(on: Reconciling, facts: PoolDetail, subject: string): Promise<Figure[]> {
  const { reader, block: blockNumber } = on
  const contract = { address: facts.pool, abi: abis.Pool, blockNumber } as const
  const [state, issuer, servicer, valuer, period, asOf, tapeRoot, issuanceFrozen, [defaulted, recovered]] =
    await Promise.all([
      reader.readContract({ ...contract, functionName: 'state' }),
      reader.readContract({ ...contract, functionName: 'issuer' }),
      reader.readContract({ ...contract, functionName: 'servicer' }),
      reader.readContract({ ...contract, functionName: 'valuer' }),
      reader.readContract({ ...contract, functionName: 'period' }),
      reader.readContract({ ...contract, functionName: 'asOf' }),
      reader.readContract({ ...contract, functionName: 'tapeRoot' }),
      reader.readContract({ ...contract, functionName: 'issuanceFrozen' }),
      reader.readContract({ ...contract, functionName: 'totals' }),
    ])
  return [
    figure(subject, 'state', facts.state, POOL_STATES[state]),
    figure(subject, 'issuer', facts.issuer, issuer),
    figure(subject, 'servicer', facts.servicer, servicer),
    figure(subject, 'valuer', facts.valuer, valuer),
    figure(subject, 'period', facts.period, period),
    figure(subject, 'cut-off', facts.asOf, asOf),
    figure(subject, 'tape root', facts.tapeRoot ?? zeroHash, tapeRoot),
    figure(subject, 'issuance frozen', facts.issuanceFrozen, issuanceFrozen),
    figure(subject, 'defaulted', facts.defaulted, defaulted),
    figure(subject, 'recovered', facts.recovered, recovered),
  ]
}

async function bookFigures(on: Reconciling, facts: PoolDetail, subject: string): Promise<Figure[]> {
  const { reader, block: blockNumber, timestamp } = on
  const contract = { address: facts.pool, abi: abis.Pool, blockNumber } as const
  const [book, feesDue] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'book' }),
    reader.readContract({ ...contract, functionName: 'feesDue', args: [timestamp] }),
  ])
  const elapsed = timestamp - BigInt(book.since)
  return [
    figure(subject, 'trapped', facts.trapped, book.trapped),
    figure(subject, 'fees due', facts.feesDue, facts.activatedAt === null ? 0n : feesDue),
    ...facts.tranches.flatMap(({ tranche, principal, accrued, earmark, supply }) => {
      const own = book.tranches[tranche]!
      const owed =
        facts.activatedAt === null ? 0n : (own.principal * BigInt(own.coupon) * elapsed) / (RATE_UNIT * YEAR)
      const figures = [
        figure(subject, `tranche ${tranche} principal`, principal, own.principal),
        figure(subject, `tranche ${tranche} accrued`, accrued, own.accrued + owed),
        figure(subject, `tranche ${tranche} earmark`, earmark, own.earmark),
      ]
      const counts = facts.activatedAt !== null
      return counts ? [...figures, figure(subject, `tranche ${tranche} supply`, supply, own.supply)] : figures
    }),
  ]
}

async function registryFigures(on: Reconciling, facts: PoolDetail, subject: string): Promise<Figure[]> {
  const { reader, block: blockNumber } = on
  const registry = { address: addressIn(on, 'Pools'), abi: abis.Pools, blockNumber } as const
  const [at, [poster, amount, posted]] = await Promise.all([
    reader.readContract({ ...registry, functionName: 'poolAt', args: [facts.number] }),
    reader.readContract({ ...registry, functionName: 'bondOf', args: [facts.pool] }),
  ])
  return [
    figure(subject, 'number', facts.pool, at),
    figure(subject, 'bond', facts.bond.amount, amount),
    figure(subject, 'bond posted', facts.bond.posted, posted),
    figure(subject, 'bond poster', facts.bond.poster, posted ? poster : null),
  ]
}

function creditFigures(on: Reconciling, facts: PoolDetail, subject: string): Promise<Figure[]> {
  const contract = { address: facts.pool, abi: abis.Pool, blockNumber: on.block } as const
  const owed = new Map(facts.creditOf.map(({ party, amount }) => [party, amount]))
  const parties = new Set([...owed.keys(), facts.issuer, facts.servicer])
  return Promise.all(
    [...parties].map(async (party) => {
      const chain = await on.reader.readContract({ ...contract, functionName: 'creditOf', args: [party] })
      return figure(subject, `credit of ${party}`, owed.get(party) ?? 0n, chain)
    }),
  )
}

async function valuationFigures(on: Reconciling, facts: PoolDetail, subject: string): Promise<Figure[]> {
  const { reader, block: blockNumber } = on
  const contract = { address: addressIn(on, 'Nav'), abi: abis.Nav, args: [facts.pool], blockNumber } as const
  const [revision, [figures, ladderHash]] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'revisionOf' }),
    reader.readContract({ ...contract, functionName: 'bookOf' }),
  ])
  const { valuation } = facts
  return [
    figure(subject, 'reports', valuation?.revision ?? 0n, revision),
    figure(subject, 'valuation status', valuation?.status ?? 'none', STATUSES[figures.status]),
    figure(subject, 'value at cut-off', valuation?.value ?? 0n, figures.value),
    figure(subject, 'impairment', valuation?.impairment ?? 0n, figures.impairment),
    figure(subject, 'ladder', facts.ladderHash ?? zeroHash, ladderHash),
  ]
}

const STATUSES = ['none', 'opened', 'accepted', 'parked'] as const
