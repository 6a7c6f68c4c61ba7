import type { SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { type Address, getAddress, isAddress } from 'viem'
import { findPool } from './findPool.ts'

/** A share, its pool and its place in the pool, 0: senior. */
export interface FoundShare {
  readonly share: Address
  readonly symbol: string
  readonly decimals: number
  readonly pool: Address
  readonly tranche: number
}

/**
 * The share that a person named: `SNR`, `2/SNR` (of pool 2), or its address.
 * @throws SpecieError `input.share` when none or more than one has the name
 */
export async function findShare(client: SpecieClient, text: string): Promise<FoundShare> {
  const [symbol = '', pool] = text.split('/').reverse()
  const pools = pool === undefined ? (await client.pools.read()).pools : [await findPool(client, pool)]
  const all = (await Promise.all(pools.map((address) => sharesOf(client, address)))).flat()
  const wanted = isAddress(text, { strict: false }) ? getAddress(text) : undefined
  const found = all.filter((one) =>
    wanted === undefined ? one.symbol === symbol.toUpperCase() : one.share === wanted,
  )
  if (found.length === 1) return found[0]!
  const names = all.map((one) => `${pools.indexOf(one.pool) + 1}/${one.symbol}`)
  throw new SpecieError({
    code: 'input.share',
    message: found.length === 0 ? `There is no share ${text}` : `${found.length} pools have a share ${text}`,
    expected:
      names.length === 0
        ? 'a share; no pool has been opened yet'
        : `an address, or one of ${names.slice(-12).join(', ')}`,
  })
}

/** Shares of a pool, senior first. */
async function sharesOf(client: SpecieClient, pool: Address): Promise<FoundShare[]> {
  const { tranches } = await client.pool(pool).read()
  return tranches.map(({ share }, tranche) => ({
    share: share.address,
    symbol: share.symbol,
    decimals: share.decimals,
    pool,
    tranche,
  }))
}
