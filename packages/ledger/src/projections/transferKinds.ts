import type { EventName, LedgerEvent } from '../chain/events.ts'

/** What moved shares. `sale` and `purchase` are seen from the wallet that deals with the desk. */
export type TransferKind = 'mint' | 'burn' | 'transfer' | 'sale' | 'purchase' | 'forced' | 'recovery'

/** The events that tell what moved shares. */
export const TRANSFER_CAUSES = [
  'Desk.Sold',
  'Desk.Bought',
  'Share.ForcedTransfer',
  'Share.RecoverySuccess',
] as const satisfies readonly EventName[]

type Cause = LedgerEvent<(typeof TRANSFER_CAUSES)[number]>
type Moved = LedgerEvent<'Share.Transfer' | 'Reserve.Transfer'>

const NOBODY = '0x0000000000000000000000000000000000000000'

/**
 * Why each transfer happened: an event of the same transaction that names the same share, sides and amount, each used
 * once. Causes are in any order around their transfers: a desk says so before or after the shares move.
 */
export function transferKinds(causes: readonly Cause[]): (transfer: Moved) => TransferKind {
  const open = new Map<string, TransferKind[]>()
  for (const cause of causes) {
    const [key, kind] = explained(cause)
    open.set(key, [...(open.get(key) ?? []), kind])
  }
  return ({ args, address, transactionHash }) => {
    if (args.from === NOBODY) return 'mint'
    if (args.to === NOBODY) return 'burn'
    const kinds =
      open.get(keyOf(transactionHash, address, args.from, args.to, args.value)) ??
      open.get(keyOf(transactionHash, address, args.from, args.to, 'all'))
    return kinds?.shift() ?? 'transfer'
  }
}

function explained(cause: Cause): [string, TransferKind] {
  const { transactionHash: hash, address } = cause
  switch (cause.name) {
    case 'Desk.Sold':
      return [keyOf(hash, cause.args.share, cause.args.seller, address, cause.args.filled), 'sale']
    case 'Desk.Bought':
      return [keyOf(hash, cause.args.share, address, cause.args.receiver, cause.args.amount), 'purchase']
    case 'Share.ForcedTransfer':
      return [keyOf(hash, address, cause.args.from, cause.args.to, cause.args.amount), 'forced']
    case 'Share.RecoverySuccess':
      return [keyOf(hash, address, cause.args.lostWallet, cause.args.newWallet, 'all'), 'recovery']
  }
}

function keyOf(hash: string, share: string, from: string, to: string, amount: bigint | 'all'): string {
  return `${hash} ${share} ${from} ${to} ${amount}`
}
