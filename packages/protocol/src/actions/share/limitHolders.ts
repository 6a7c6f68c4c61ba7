import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { categoryKey } from '../../share/categoryKey.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { watchView } from '../../transaction/watch.ts'

/** Holders that are limited together: of a country (ISO 3166-1 numeric) or of an investor class. */
export type HolderCategory = { readonly country: number } | { readonly class: number }

/**
 * Limits how many identities of a category may hold the share; its policy must count that category. The transfer agent.
 * @param most undefined lifts the limit
 */
export async function limitHolders(
  context: Context,
  share: Address,
  category: HolderCategory,
  most: number | undefined,
): Promise<PreparedTransaction> {
  const key = categoryKey(category)
  const whose = 'country' in category ? `of country ${category.country}` : `of class ${category.class}`
  return prepare(context, {
    title:
      most === undefined ? `Limit the holders ${whose} no longer` : `Limit the holders ${whose} to ${most}`,
    address: share,
    data: encodeFunctionData({
      abi: shareAbi,
      functionName: 'limitCategory',
      args: [key, most ?? 0, most !== undefined],
    }),
    watches: [
      watchView({
        label: `Most holders ${whose} (0 when not limited)`,
        unit: 'holders',
        decimals: 0,
        address: share,
        abi: shareAbi,
        functionName: 'category',
        args: [key],
        pick: (found) => BigInt((found as { readonly most: number }).most),
      }),
    ],
    result: () => undefined,
  })
}
