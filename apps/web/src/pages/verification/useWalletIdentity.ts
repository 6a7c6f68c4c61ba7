import type { WalletIdentity } from '@specie/protocol'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useSpecieClient } from '../../wallet/useSpecieClient.ts'

/** Who is behind a wallet, straight from the chain, with a recovery that waits. Renewed with every block. */
export function useWalletIdentity(wallet: `0x${string}` | undefined): UseQueryResult<WalletIdentity, Error> {
  const specie = useSpecieClient()
  return useQuery<WalletIdentity, Error>({
    queryKey: ['api', 'wallets', 'identity', wallet],
    queryFn: async () => (await specie()).identity.read(wallet!),
    enabled: wallet !== undefined,
  })
}
