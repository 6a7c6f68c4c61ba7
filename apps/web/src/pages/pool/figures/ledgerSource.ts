import type { AsOf as Dated } from '@specie/api'
import { formatCount } from '../../../format/rates.ts'

/** Where a drawing's figures come from: `ledger, as of block 1,204`. */
export function ledgerSource({ block }: Dated): string {
  return `ledger, as of block ${formatCount(block.number)}`
}
