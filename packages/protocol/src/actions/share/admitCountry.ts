import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Admits holders of a country (ISO 3166-1 numeric), or admits them no longer. The transfer agent. */
export async function admitCountry(
  context: Context,
  share: Address,
  country: number,
  admitted = true,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `${admitted ? 'Admit' : 'No longer admit'} holders of country ${country}`,
    address: share,
    data: encodeFunctionData({ abi: shareAbi, functionName: 'setCountry', args: [country, admitted] }),
    result: () => undefined,
  })
}
