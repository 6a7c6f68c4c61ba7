import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useSpecieClient } from '../../../wallet/useSpecieClient.ts'

/** Contracts beside the desk that a share's transfer agent can let hold it, and what each is good for. */
export const VENUES = {
  Exits: 'sales over all exits in one message',
  Quotes: 'quotes that makers leave',
  Block: 'block trades',
  Auctions: 'auctions on days when many leave',
} as const

export type VenueName = keyof typeof VENUES

/** What a share does not let in yet. */
export interface MissingVenues {
  /** The share's transfer agent. */
  readonly owner: `0x${string}`
  readonly missing: readonly { readonly name: VenueName; readonly address: `0x${string}` }[]
}

/** Which venues a share's transfer agent has not admitted, straight from the chain. Renewed with every block. */
export function useMissingVenues(share: `0x${string}`): UseQueryResult<MissingVenues, Error> {
  const specie = useSpecieClient()
  return useQuery<MissingVenues, Error>({
    queryKey: ['api', 'pools', 'missingVenues', share],
    queryFn: async () => {
      const [{ context }, { abis, addressOf }] = await Promise.all([specie(), import('@specie/protocol')])
      const contract = { address: share, abi: abis.Share } as const
      const venues = (Object.keys(VENUES) as VenueName[]).map((name) => ({
        name,
        address: addressOf(context, name),
      }))
      const [owner, ...gates] = await Promise.all([
        context.reader.readContract({ ...contract, functionName: 'owner' }),
        ...venues.map(({ address }) =>
          context.reader.readContract({ ...contract, functionName: 'gateOf', args: [address] }),
        ),
      ])
      const missing = venues.filter(
        ({ address }, index) => gates[index]?.toLowerCase() !== address.toLowerCase(),
      )
      return { owner, missing }
    },
  })
}
