import { abis } from '@specie/protocol'
import type { Hex } from 'viem'
import { deskFacts } from '../read/deskFacts.ts'
import { reserveFacts } from '../read/reserveFacts.ts'
import { addressIn } from './addressIn.ts'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'
import { sampleHoldings, supplyFigures } from './shareFigures.ts'

/** The desk's listings, terms, inventory and float; the reserve's funds, supply, providers and their notices. */
export async function exitFigures(on: Reconciling): Promise<Figure[]> {
  const { contracts } = on.deployment
  if (contracts.Desk === undefined || contracts.Reserve === undefined) return []
  const parts = await Promise.all([deskFigures(on), reserveFigures(on)])
  return parts.flat()
}

async function deskFigures(on: Reconciling): Promise<Figure[]> {
  const contract = { address: addressIn(on, 'Desk'), abi: abis.Desk, blockNumber: on.block } as const
  const [facts, listed, float] = await Promise.all([
    deskFacts(on.db, { atBlock: on.block }),
    on.reader.readContract({ ...contract, functionName: 'shares' }),
    on.reader.readContract({ ...contract, functionName: 'floatTarget' }),
  ])
  const own = facts.listings.filter((listing) => listing.listed)
  const list = (shares: readonly string[]) =>
    shares
      .map((share) => share.toLowerCase())
      .sort()
      .join(' ')
  const inventory = await Promise.all(
    own.map(async ({ share, held, cost, limit, baseFee, slope, windowDays }) => {
      const args = [share.address] as const
      const [[balance, paid], terms] = await Promise.all([
        on.reader.readContract({ ...contract, functionName: 'holding', args }),
        on.reader.readContract({ ...contract, functionName: 'terms', args }),
      ])
      const subject = `desk ${share.address}`
      return [
        figure(subject, 'inventory', held, balance),
        figure(subject, 'cost of the inventory', cost, paid),
        figure(subject, 'limit', limit, terms.limit),
        figure(subject, 'base fee', baseFee, terms.base),
        figure(subject, 'slope', slope, terms.slope),
        figure(subject, 'window', windowDays, terms.window),
      ]
    }),
  )
  return [
    figure('desk', 'shares listed', list(own.map(({ share }) => share.address)), list(listed)),
    figure('desk', 'float', facts.float, float),
    ...inventory.flat(),
  ]
}

async function reserveFigures(on: Reconciling): Promise<Figure[]> {
  const address = addressIn(on, 'Reserve')
  const reserve = address.toLowerCase() as Hex
  const contract = { address, abi: abis.Reserve, blockNumber: on.block } as const
  const [facts, funds, supply, holders] = await Promise.all([
    reserveFacts(on.db, { atBlock: on.block }),
    on.reader.readContract({ ...contract, functionName: 'funds' }),
    supplyFigures(on, reserve, 'reserve'),
    sampleHoldings(on, reserve),
  ])
  const providers = await Promise.all(
    holders.map(async ({ wallet, balance }) => {
      const args = [wallet] as const
      const [chain, notice, own] = await Promise.all([
        on.reader.readContract({ ...contract, functionName: 'balanceOf', args }),
        on.reader.readContract({ ...contract, functionName: 'notice', args }),
        noticeOf(on, wallet),
      ])
      return [
        figure('reserve', `balance of ${wallet}`, balance, chain),
        figure('reserve', `announced by ${wallet}`, own, notice.shares),
      ]
    }),
  )
  return [figure('reserve', 'funds', facts?.funds ?? 0n, funds), ...supply, ...providers.flat()]
}

async function noticeOf(on: Reconciling, owner: Hex): Promise<bigint> {
  const row = await on.db
    .selectFrom('reserveNoticeVersion')
    .select('shares')
    .where('owner', '=', owner)
    .where('blockNumber', '<=', on.block)
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .executeTakeFirst()
  return row?.shares ?? 0n
}
