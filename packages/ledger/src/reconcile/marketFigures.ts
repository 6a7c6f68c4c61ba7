import { abis } from '@specie/protocol'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'

/** The market's listings and the liquidity of positions, as its words and positions have them. */
export async function marketFigures(on: Reconciling): Promise<Figure[]> {
  const address = on.deployment.contracts.Market?.address
  if (address === undefined) return []
  const contract = { address, abi: abis.Market, blockNumber: on.block } as const
  const [listings, positions, held] = await Promise.all([listingsOf(on), positionsOf(on), heldOf(on)])
  const words = await Promise.all(
    listings.map(async ({ share, width, baseFee, closedUntil }) => {
      const word = await on.reader.readContract({ ...contract, functionName: 'wordOf', args: [share] })
      const bits = (from: number, count: number) => BigInt.asUintN(count, word >> BigInt(from))
      const subject = `market ${share}`
      return [
        figure(subject, 'width', width, bits(231, 10)),
        figure(subject, 'base fee', baseFee, bits(241, 11) * 10n),
        figure(
          subject,
          'closed',
          closedUntil > on.timestamp,
          bits(253, 1) === 1n && bits(63, 32) > on.timestamp,
        ),
      ]
    }),
  )
  const liquidity = await Promise.all(
    positions.slice(-on.sample).map(async ({ share, provider, lowerTick, upperTick, liquidity: own }) => {
      const args = [share, provider, lowerTick, upperTick] as const
      const chain = await on.reader.readContract({ ...contract, functionName: 'positionOf', args })
      const name = `liquidity of ${provider} from ${lowerTick} to ${upperTick}`
      return figure(`market ${share}`, name, own, chain.liquidity)
    }),
  )
  const kept = await Promise.all(
    held.slice(-on.sample).map(async ({ share, owner, shares }) => {
      const chain = await on.reader.readContract({
        ...contract,
        functionName: 'heldFor',
        args: [share, owner],
      })
      return figure(`market ${share}`, `shares held for ${owner}`, shares, chain.shares)
    }),
  )
  return [...words.flat(), ...liquidity, ...kept]
}

function listingsOf({ db, block }: Reconciling) {
  return db
    .selectFrom('marketListingVersion')
    .distinctOn('share')
    .selectAll()
    .where('blockNumber', '<=', block)
    .orderBy('share')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
}

function positionsOf({ db, block }: Reconciling) {
  return db
    .selectFrom('marketPositionVersion')
    .distinctOn(['share', 'provider', 'lowerTick', 'upperTick'])
    .selectAll()
    .where('blockNumber', '<=', block)
    .orderBy('share')
    .orderBy('provider')
    .orderBy('lowerTick')
    .orderBy('upperTick')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
}

function heldOf({ db, block }: Reconciling) {
  return db
    .selectFrom('marketHeldVersion')
    .distinctOn(['share', 'owner'])
    .selectAll()
    .where('blockNumber', '<=', block)
    .orderBy('share')
    .orderBy('owner')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
}
