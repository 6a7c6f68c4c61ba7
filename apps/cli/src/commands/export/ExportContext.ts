import type { Database, PoolOverview, TokenFacts } from '@specie/ledger'
import type { Deployment } from '@specie/protocol'
import { formatAmount } from '@specie/units'
import type { Hex } from 'viem'

/** What an export is made of. */
export interface ExportContext {
  readonly database: Database
  readonly deployment: Deployment
  /** Pools in question, oldest first. */
  readonly pools: readonly PoolOverview[]
  /** Whether one pool was named. */
  readonly onePool: boolean
  readonly wallet: Hex | undefined
  /** Unix seconds, from the first to before the second. */
  readonly from: bigint
  readonly to: bigint
  /** The last block that counts. */
  readonly atBlock: bigint
  /** Whole numbers in the smallest unit, with the decimals in columns of their own. */
  readonly raw: boolean
}

/** An amount as the export writes it. */
export function amountCell(
  context: ExportContext,
  amount: bigint | null,
  decimals: number,
): string | bigint | null {
  if (amount === null) return null
  return context.raw ? amount : formatAmount(amount, decimals)
}

/** A token by its address among the shares and the cash of the pools. */
export function tokenOf(context: ExportContext, address: Hex | null): TokenFacts | undefined {
  if (address === null) return undefined
  for (const { cash, tranches } of context.pools) {
    const found = [cash, ...tranches.map(({ share }) => share)].find((token) => token.address === address)
    if (found !== undefined) return found
  }
  return undefined
}

/** Words that the names of a pool's shares begin with; else its number. */
export function poolLabel({ number, tranches }: PoolOverview): string {
  const words = tranches.map(({ share }) => share.name.split(' '))
  const first = words[0] ?? []
  const differing = first.findIndex((word, n) => words.some((other) => other[n] !== word))
  return first.slice(0, differing < 0 ? first.length - 1 : differing).join(' ') || `Pool ${number}`
}
