import type { SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { type Address, getAddress, isAddress } from 'viem'

/**
 * The pool that a person named: by its number in the registry or by its address.
 * @throws SpecieError `input.pool` with the numbers that exist
 */
export async function findPool(client: SpecieClient, text: string): Promise<Address> {
  const { pools } = await client.pools.read()
  const found = isAddress(text, { strict: false })
    ? pools.find((pool) => pool === getAddress(text))
    : /^\d+$/.test(text)
      ? pools[Number(text) - 1]
      : undefined
  if (found !== undefined) return found
  throw new SpecieError({
    code: 'input.pool',
    message: `There is no pool ${text}`,
    expected:
      pools.length === 0
        ? 'a pool; none has been opened yet'
        : `an address, or a number from 1 to ${pools.length}`,
    remedy: pools.length === 0 ? '`npx specie pool open` opens one' : '`npx specie pool list` shows them',
  })
}
