import type { SpecieClient } from '@specie/protocol'
import { ArgumentError } from '@specie/units'
import type { Address } from 'viem'
import { postgresReports } from '../reports/postgresReports.ts'
import type { World } from './Agent.ts'
import { type AgentsOptions, LOCAL_CHAIN_ID } from './AgentsOptions.ts'

/**
 * What all looks of one process share.
 * @throws ArgumentError without signers
 */
export async function openWorld(options: AgentsOptions): Promise<Omit<World, 'head' | 'settings'>> {
  const { database, connect, signers, reports } = options
  const [keeper] = signers
  if (keeper === undefined)
    throw new ArgumentError('signers', [], 'at least one key that anything is sent with')
  const client = await connect()
  const clients = new Map<Address, SpecieClient>()
  return {
    local: client.context.reader.chain.id === LOCAL_CHAIN_ID,
    db: database.db,
    reports: reports ?? postgresReports(database.db),
    client,
    signers: signers.map(({ address }) => address),
    keeper: keeper.address,
    async as(signer) {
      const known = clients.get(signer)
      if (known !== undefined) return known
      const account = signers.find(({ address }) => address === signer)
      if (account === undefined) throw new ArgumentError('signer', signer, 'one whose key is at hand')
      const made = await connect(account)
      clients.set(signer, made)
      return made
    },
  }
}
