import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Holders that are limited together: of a country (ISO 3166-1 numeric) or of an investor class. */
export type HolderCategory = { readonly country: number } | { readonly class: number }

/** First key of the classes; below it are the countries. */
const CLASSES = 0x1_0000n

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
  const ofCountry = 'country' in category
  const key = ofCountry ? BigInt(category.country) : CLASSES + BigInt(category.class)
  const whose = ofCountry ? `of country ${category.country}` : `of class ${category.class}`
  return prepare(context, {
    title:
      most === undefined ? `Limit the holders ${whose} no longer` : `Limit the holders ${whose} to ${most}`,
    address: share,
    data: encodeFunctionData({
      abi: shareAbi,
      functionName: 'limitCategory',
      args: [key, most ?? 0, most !== undefined],
    }),
    result: () => undefined,
  })
}
