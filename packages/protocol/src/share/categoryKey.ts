import type { HolderCategory } from '../actions/share/limitHolders.ts'

/** First key of the classes; below it are the countries. */
const CLASSES = 0x1_0000n

/** The number by which a share keeps a category of holders. */
export function categoryKey(category: HolderCategory): bigint {
  return 'country' in category ? BigInt(category.country) : CLASSES + BigInt(category.class)
}
