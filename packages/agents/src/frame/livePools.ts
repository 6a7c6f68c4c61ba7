import type { PoolReading } from '@specie/protocol'
import type { World } from './Agent.ts'

/** All pools that are not over, each read at one block. */
export async function livePools({ client }: World): Promise<PoolReading[]> {
  const { pools } = await client.pools.read()
  const readings = await Promise.all(pools.map((pool) => client.pool(pool).read()))
  return readings.filter(({ state }) => state !== 'closed' && state !== 'refunding')
}
