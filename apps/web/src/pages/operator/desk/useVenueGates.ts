import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useSpecieClient } from '../../../wallet/useSpecieClient.ts'

/** A contract of the deployment that a share can let in. */
export type VenueName = 'Desk' | 'Exits' | 'Quotes' | 'Block' | 'Auctions'

/** Which venues a share lets in. */
export interface VenueGates<Name extends VenueName> {
  /** The share's transfer agent. */
  readonly owner: `0x${string}`
  /** In the order asked for; admitted: the venue is its own gate. */
  readonly venues: readonly {
    readonly name: Name
    readonly address: `0x${string}`
    readonly admitted: boolean
  }[]
}

/** Whether a share's transfer agent has let venues hold it, straight from the chain. Renewed with every block. */
export function useVenueGates<Name extends VenueName>(
  share: `0x${string}`,
  names: readonly Name[],
): UseQueryResult<VenueGates<Name>, Error> {
  const specie = useSpecieClient()
  return useQuery<VenueGates<Name>, Error>({
    queryKey: ['api', 'pools', 'venueGates', share, ...names],
    queryFn: async () => {
      const [{ context }, { abis, addressOf }] = await Promise.all([specie(), import('@specie/protocol')])
      const contract = { address: share, abi: abis.Share } as const
      const [owner, venues] = await Promise.all([
        context.reader.readContract({ ...contract, functionName: 'owner' }),
        Promise.all(
          names.map(async (name) => {
            const address = addressOf(context, name)
            const gate = await context.reader.readContract({
              ...contract,
              functionName: 'gateOf',
              args: [address],
            })
            return { name, address, admitted: gate.toLowerCase() === address.toLowerCase() }
          }),
        ),
      ])
      return { owner, venues }
    },
  })
}
