import { routes } from '@specie/api'
import type { Deployment } from '@specie/protocol'
import { useAnswer } from '../api/useAnswer.ts'
import { shortHex } from '../format/address.ts'

const ADDRESS = /0x[0-9a-fA-F]{40}/g

/** What the contracts of the deployment are to a person who signs. */
const ROLES: Readonly<Record<string, string>> = {
  Desk: 'the exit desk',
  Reserve: 'the reserve',
  Pools: 'the registry of pools',
  Identity: 'the registry of identities',
  Nav: 'the price contract',
  Feeds: 'the feeds of market data',
}

/** Gives what writes a message's title for a person: contracts by their names, other addresses by their ends. */
export function useReadable(): (title: string) => string {
  const deployment = useAnswer(routes.deployment).data as Deployment | undefined
  const pools = useAnswer(routes.pools).data?.data
  const names = new Map<string, string>()
  for (const [contract, { address }] of Object.entries(deployment?.contracts ?? {})) {
    const role = ROLES[contract]
    if (role !== undefined) names.set(address.toLowerCase(), role)
  }
  for (const { pool, name, tranches } of pools ?? []) {
    names.set(pool.toLowerCase(), `the pool ${name}`)
    for (const { share } of tranches) names.set(share.address.toLowerCase(), share.symbol)
  }
  return (title) => title.replace(ADDRESS, (found) => names.get(found.toLowerCase()) ?? shortHex(found))
}
