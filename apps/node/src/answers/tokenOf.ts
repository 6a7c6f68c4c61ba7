import type { Token as Written } from '@specie/api'
import type { SpecieClient, Token } from '@specie/protocol'
import { type Address, erc20Abi } from 'viem'

const names = new WeakMap<SpecieClient, Map<Address, Promise<string>>>()

/** A token as answers write it, with its name, which never changes and is asked once. */
export async function tokenOf(client: SpecieClient, { address, symbol, decimals }: Token): Promise<Written> {
  const known = names.get(client) ?? new Map<Address, Promise<string>>()
  names.set(client, known)
  let name = known.get(address)
  if (name === undefined) {
    name = client.context.reader.readContract({ address, abi: erc20Abi, functionName: 'name' })
    known.set(address, name)
    name.catch(() => known.delete(address))
  }
  return { address, symbol, decimals, name: await name }
}
