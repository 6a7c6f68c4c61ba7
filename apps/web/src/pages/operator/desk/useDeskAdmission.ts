import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useSpecieClient } from '../../../wallet/useSpecieClient.ts'

/** What the desk still needs before a share can be listed. */
export interface DeskAdmission {
  /** The share's transfer agent. */
  readonly owner: `0x${string}`
  /** The share lets the desk hold it. */
  readonly admitted: boolean
}

/** Whether a share's transfer agent has let the desk hold it, straight from the chain. Renewed with every block. */
export function useDeskAdmission(
  share: `0x${string}`,
  desk: `0x${string}`,
): UseQueryResult<DeskAdmission, Error> {
  const specie = useSpecieClient()
  return useQuery<DeskAdmission, Error>({
    queryKey: ['api', 'pools', 'deskAdmission', share, desk],
    queryFn: async () => {
      const [{ context }, { abis }] = await Promise.all([specie(), import('@specie/protocol')])
      const contract = { address: share, abi: abis.Share } as const
      const [owner, gate] = await Promise.all([
        context.reader.readContract({ ...contract, functionName: 'owner' }),
        context.reader.readContract({ ...contract, functionName: 'gateOf', args: [desk] }),
      ])
      return { owner, admitted: gate.toLowerCase() === desk.toLowerCase() }
    },
  })
}
