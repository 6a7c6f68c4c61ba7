import { type Address, encodeFunctionData, type Log, parseEventLogs } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** What came of a wish to wind down. */
export interface WindingDown {
  /** False: the pool waits for the other one of issuer and valuer. */
  readonly started: boolean
}

/**
 * From then on all cash goes to the tranches in sequence. Issuer and valuer together (each sends it once); anyone after
 * 90 days without a report, or once the portfolio is worth nothing. Governance uses `registry.windDown`.
 */
export async function windDown(context: Context, pool: Address): Promise<PreparedTransaction<WindingDown>> {
  return prepare(context, {
    title: 'Wind the pool down',
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'windDown' }),
    result: (logs) => ({
      started:
        parseEventLogs({ abi: poolAbi, eventName: 'WindingDownStarted', logs: logs as Log[] }).length > 0,
    }),
  })
}
