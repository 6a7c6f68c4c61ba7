import type { ClaimName, PolicyReading } from '@specie/protocol'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useAccount } from '../../../../wallet/useAccount.ts'
import { useSpecieClient } from '../../../../wallet/useSpecieClient.ts'

/** A share's policy, and what the connected account may do with it. */
export interface SharePowers {
  readonly policy: PolicyReading
  /** ISO 3166-1 alpha-2 of the countries admitted; undefined: every country. */
  readonly countries: readonly string[] | undefined
  /** Claims that a holder has to show. */
  readonly claims: readonly ClaimName[]
  /** Kinds of holders that are counted, with their limits. */
  readonly categories: readonly HolderCategory[]
  /** The transfer agent: appoints agents, sets rules. */
  readonly owner: boolean
  /** An agent of the share: freezes and moves. */
  readonly agent: boolean
}

/** Holders of one country or class. */
export interface HolderCategory {
  /** ISO 3166-1 alpha-2, where it is a country. */
  readonly country: string | undefined
  readonly class: number | undefined
  readonly holders: number
  /** Undefined: as many as like. */
  readonly most: number | undefined
}

/** Reads who may hold a share, straight from the chain. The key begins like the pools', so that new blocks renew it. */
export function useSharePolicy(share: `0x${string}`): UseQueryResult<SharePowers, Error> {
  const specie = useSpecieClient()
  const { address } = useAccount()
  return useQuery<SharePowers, Error>({
    queryKey: ['api', 'pools', 'policy', share, address],
    queryFn: async () => {
      const [client, { abis, allCountries, claimNames, countryCode, INVESTOR_CLASSES }] = await Promise.all([
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
      return {
        policy,
        countries: policy.policy.countries?.map(countryCode).sort(),
        claims: claimNames(policy.policy.required ?? 0n),
        categories: policy.categories.map(({ category, holders, most }) => ({
          country: 'country' in category ? countryCode(category.country) : undefined,
          class: 'class' in category ? category.class : undefined,
          holders,
          most,
        })),
        owner: address?.toLowerCase() === policy.owner.toLowerCase(),
        agent,
      }
    },
  })
}
