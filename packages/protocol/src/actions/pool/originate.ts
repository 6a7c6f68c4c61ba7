import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import type { NavReport } from '../../tape/navReport.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** The issuer's first report: what the pool will hold. The valuer confirms it next; until then it can be replaced. */
export async function originate(
  context: Context,
  pool: Address,
  origin: { readonly tapeRoot: Hex; readonly report: NavReport },
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: 'Report the portfolio for the first time',
    address: pool,
    data: encodeFunctionData({
      abi: poolAbi,
      functionName: 'originate',
      args: [origin.tapeRoot, origin.report],
    }),
    result: () => undefined,
  })
}
