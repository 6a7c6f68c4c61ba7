import type { SpecieClient } from '@specie/protocol'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useSpecieClient } from '../../wallet/useSpecieClient.ts'

/**
 * Reads the chain itself, through the SDK, and again whenever the ledger has come to another block.
 * @param question what is read, unlike any other question's words; undefined: nothing is read
 * @param block of the answers that stand beside it
 */
export function useChainRead<Result>(
  question: readonly (string | number)[] | undefined,
  block: number | undefined,
  read: (client: SpecieClient) => Promise<Result>,
): UseQueryResult<Result, Error> {
  const client = useSpecieClient()
  return useQuery({
    queryKey: ['chain', ...(question ?? []), block ?? 0],
    queryFn: async () => read(await client()),
    enabled: question !== undefined && block !== undefined,
    placeholderData: keepPreviousData,
    retry: 1,
  })
}
