import type { PolicyReading } from '@specie/protocol'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useAccount } from '../../../../wallet/useAccount.ts'
import { useSpecieClient } from '../../../../wallet/useSpecieClient.ts'

/** A share's policy, and what the connected account may do with it. */
export interface SharePowers {
  readonly policy: PolicyReading
  /** The transfer agent: appoints agents, sets rules. */
  readonly owner: boolean
  /** An agent of the share: freezes and moves. */
  readonly agent: boolean
}

/** Reads who may hold a share, straight from the chain. The key begins like the pools', so that new blocks renew it. */
export function useSharePolicy(share: `0x${string}`): UseQueryResult<SharePowers, Error> {
  const specie = useSpecieClient()
  const { address } = useAccount()
  return useQuery<SharePowers, Error>({
    queryKey: ['api', 'pools', 'policy', share, address],
    queryFn: async () => {
      const [client, { abis, allCountries, INVESTOR_CLASSES }] = await Promise.all([
        specie(),
        import('@specie/protocol'),
      ])
      const classes = Object.values(INVESTOR_CLASSES).filter((number) => number > 0)
      const [policy, agent] = await Promise.all([
        client.share(share).policy({ countries: allCountries(), classes }),
        address === undefined
          ? false
          : client.context.reader.readContract({
              address: share,
              abi: abis.Share,
              functionName: 'isAgent',
              args: [address],
            }),
      ])
      return { policy, owner: address?.toLowerCase() === policy.owner.toLowerCase(), agent }
    },
  })
}
