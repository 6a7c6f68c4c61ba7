import { abis } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { World } from '../frame/Agent.ts'
import type { Stand } from './Stand.ts'

const WAD = 10n ** 18n

/** What the makers of a share whose keys are at hand see of it. */
export async function readStands(world: World, share: Address): Promise<readonly Stand[]> {
  const makers = await world.client.makers.read(share)
  const own = makers.makers.filter(({ maker }) => world.signers.includes(maker))
  if (own.length === 0) return []
  const [level, traded] = await Promise.all([levelOf(world, share), tradedAt(world, share)])
  return Promise.all(
    own.map(async (standing) => {
      const { maker } = standing
      const reading = await world.client.quotes.read(share, maker, makers.block.number)
      const { price } = reading.nav
      const worth = reading.quote.cash + (reading.quote.shares * price) / WAD
      return {
        share,
        maker,
        reading,
        makers,
        standing,
        marketPrice: traded ?? Number(price) / 1e18,
        level,
        worth,
      }
    }),
  )
}

async function levelOf({ client }: World, share: Address): Promise<number> {
  const guard = client.context.deployment.contracts.Guard
  if (guard === undefined) return 0
  const contract = { address: guard.address, abi: abis.Guard } as const
  const [level] = await client.context.reader.readContract({
    ...contract,
    functionName: 'levelOf',
    args: [share],
  })
  return Number(level)
}

/** The market's price; undefined where the share is not traded there, or nothing is for sale. */
async function tradedAt({ client }: World, share: Address): Promise<number | undefined> {
  if (client.context.deployment.contracts.Market === undefined) return undefined
  try {
    const { price, pool } = await client.market.read(share)
    return pool.liquidity > 0n ? Number(price) / 1e18 : undefined
  } catch (error) {
    if (error instanceof SpecieError && error.code === 'market.notListed') return undefined
    throw error
  }
}
