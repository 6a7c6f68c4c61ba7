import type { LedgerEvent } from '../chain/events.ts'
import type { EnforcementRow } from '../tables/share.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'

/** What transfer agents did to wallets. */
export const enforcements = defineProjection({
  name: 'enforcements',
  tables: ['enforcement'],
  events: [
    'Share.AddressFrozen',
    'Share.TokensFrozen',
    'Share.TokensUnfrozen',
    'Share.ForcedTransfer',
    'Share.RecoverySuccess',
  ],
  async apply({ events }, write) {
    await write.insert('enforcement', events.map(rowOf))
  },
})

type Enforced = LedgerEvent<
  | 'Share.AddressFrozen'
  | 'Share.TokensFrozen'
  | 'Share.TokensUnfrozen'
  | 'Share.ForcedTransfer'
  | 'Share.RecoverySuccess'
>

function rowOf(event: Enforced): EnforcementRow {
  const place = { ...placeOf(event), token: event.address }
  switch (event.name) {
    case 'Share.AddressFrozen': {
      const { isFrozen, userAddress: wallet, owner: other } = event.args
      return { ...place, kind: isFrozen ? 'freeze' : 'unfreeze', wallet, other, amount: null }
    }
    case 'Share.TokensFrozen':
    case 'Share.TokensUnfrozen': {
      const kind = event.name === 'Share.TokensFrozen' ? 'freezePart' : 'unfreezePart'
      return { ...place, kind, wallet: event.args.userAddress, other: null, amount: event.args.amount }
    }
    case 'Share.ForcedTransfer': {
      const { from: wallet, to: other, amount } = event.args
      return { ...place, kind: 'forced', wallet, other, amount }
    }
    case 'Share.RecoverySuccess': {
      const { lostWallet: wallet, newWallet: other } = event.args
      return { ...place, kind: 'recovery', wallet, other, amount: null }
    }
  }
}
