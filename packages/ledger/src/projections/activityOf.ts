import type { Hex } from 'viem'
import type { LedgerEvent } from '../chain/events.ts'
import type { ActivityRow } from '../tables/activity.ts'
import type { PoolRow } from '../tables/pool.ts'
import type { TransferKind } from './transferKinds.ts'

/** An event that happens to a wallet. */
export type ActivityEvent = LedgerEvent<
  | 'Pool.Invested'
  | 'Pool.Activated'
  | 'Pool.Refunded'
  | 'Pool.Redeemed'
  | 'Pool.Withdrawn'
  | 'Pools.Withdrawn'
  | 'Pools.BondPosted'
  | 'Share.Transfer'
  | 'Share.Claimed'
  | 'Share.ForcedTransfer'
  | 'Share.RecoverySuccess'
  | 'Reserve.Transfer'
  | 'Reserve.Deposit'
  | 'Reserve.Withdraw'
  | 'Identity.Attested'
  | 'Identity.WalletLinked'
  | 'Identity.Recovered'
  | 'Desk.Sold'
  | 'Desk.Bought'
>

/** One line of a wallet's account, without its place. */
export type ActivityLine = Omit<ActivityRow, 'blockNumber' | 'logIndex' | 'n'>

/** What the events do not say themselves. */
export interface Wording {
  readonly pools: ReadonlyMap<Hex, PoolRow>
  kindOf(transfer: LedgerEvent<'Share.Transfer' | 'Reserve.Transfer'>): TransferKind
  poolOf(share: Hex): Hex | null
  shareOf(pool: Hex, tranche: number): Hex | null
  residualOf(pool: Hex): Hex | null
}

/**
 * The lines that an event writes. Every movement is told once: an issue by its investment, a sale by the desk. Cash is
 * the holder's who earned or paid it; where somebody else received it, the counterparty says who.
 */
export function activityOf(event: ActivityEvent, wording: Wording): ActivityLine[] {
  return poolActivity(event, wording) ?? shareActivity(event, wording) ?? otherActivity(event, wording) ?? []
}

function poolActivity(event: ActivityEvent, wording: Wording): ActivityLine[] | undefined {
  const pool = event.address
  const cashToken = wording.pools.get(pool)?.cash ?? null
  const base = { pool, cashToken }
  switch (event.name) {
    case 'Pool.Invested': {
      const { tranche, investor, receiver, amount } = event.args
      const share = wording.shareOf(pool, Number(tranche))
      return paidFor({ ...base, share, counterparty: pool }, 'invested', investor, receiver, amount, amount)
    }
    case 'Pool.Activated': {
      const issuer = wording.pools.get(pool)?.issuer
      const { retained: shares } = event.args
      if (issuer === undefined || shares === 0n) return []
      const share = wording.residualOf(pool)
      return [{ ...base, wallet: issuer, kind: 'received', share, shares, cash: 0n, counterparty: pool }]
    }
    case 'Pool.Refunded': {
      const { tranche, holder: wallet, receiver: counterparty, amount } = event.args
      const share = wording.shareOf(pool, Number(tranche))
      return [{ ...base, wallet, kind: 'refunded', share, shares: -amount, cash: amount, counterparty }]
    }
    case 'Pool.Redeemed': {
      const { tranche, holder: wallet, receiver: counterparty, shares, cash } = event.args
      const share = wording.shareOf(pool, Number(tranche))
      return [{ ...base, wallet, kind: 'redeemed', share, shares: -shares, cash, counterparty }]
    }
    case 'Pool.Withdrawn': {
      const { party: wallet, to: counterparty, amount: cash } = event.args
      return [{ ...base, wallet, kind: 'creditWithdrawn', share: null, shares: 0n, cash, counterparty }]
    }
    default:
      return undefined
  }
}

function shareActivity(event: ActivityEvent, wording: Wording): ActivityLine[] | undefined {
  switch (event.name) {
    case 'Share.Transfer':
    case 'Reserve.Transfer':
      return moved(event, wording)
    case 'Share.Claimed': {
      const { holder: wallet, receiver: counterparty, amount: cash } = event.args
      return [
        { ...shareBase(event.address, wording), wallet, kind: 'claimed', shares: 0n, cash, counterparty },
      ]
    }
    case 'Desk.Sold': {
      const { share, seller: wallet, filled, paid: cash } = event.args
      const counterparty = event.address
      return [{ ...shareBase(share, wording), wallet, kind: 'sold', shares: -filled, cash, counterparty }]
    }
    case 'Desk.Bought': {
      const { share, buyer, receiver, amount, cost } = event.args
      const base = { ...shareBase(share, wording), counterparty: event.address }
      return paidFor(base, 'bought', buyer, receiver, amount, cost)
    }
    default:
      return undefined
  }
}

function otherActivity(event: ActivityEvent, wording: Wording): ActivityLine[] | undefined {
  const reserve = { pool: null, share: event.address, cashToken: null }
  switch (event.name) {
    case 'Reserve.Deposit': {
      const { sender, owner, assets, shares } = event.args
      const base = { ...reserve, counterparty: event.address }
      return paidFor(base, 'reserveDeposit', sender, owner, shares, assets)
    }
    case 'Reserve.Withdraw': {
      const { owner: wallet, receiver: counterparty, assets: cash, shares } = event.args
      return [{ ...reserve, wallet, kind: 'reserveWithdrawal', shares: -shares, cash, counterparty }]
    }
    case 'Pools.Withdrawn': {
      const { cash: cashToken, party: wallet, to: counterparty, amount: cash } = event.args
      return [{ ...NOTHING, wallet, kind: 'creditWithdrawn', cash, cashToken, counterparty }]
    }
    case 'Pools.BondPosted': {
      const { pool, poster: wallet, amount } = event.args
      const cashToken = wording.pools.get(pool)?.cash ?? null
      const counterparty = event.address
      return [{ ...NOTHING, wallet, pool, kind: 'bondPosted', cash: -amount, cashToken, counterparty }]
    }
    case 'Identity.Attested':
    case 'Identity.WalletLinked': {
      const { wallet, issuer: counterparty } = event.args
      return [{ ...NOTHING, wallet, kind: 'verified', counterparty }]
    }
    case 'Identity.Recovered': {
      const { replacement: wallet, lost: counterparty } = event.args
      return [{ ...NOTHING, wallet, kind: 'verified', counterparty }]
    }
    default:
      return undefined
  }
}

const NOTHING = { pool: null, share: null, shares: 0n, cash: 0n, cashToken: null } as const

function shareBase(share: Hex, { pools, poolOf }: Wording) {
  const pool = poolOf(share)
  return { pool, share, cashToken: pool === null ? null : (pools.get(pool)?.cash ?? null) }
}

/** Who paid and who got the shares: one line when they are the same. */
function paidFor(
  base: Pick<ActivityLine, 'pool' | 'share' | 'cashToken' | 'counterparty'>,
  kind: string,
  payer: Hex,
  receiver: Hex,
  shares: bigint,
  cash: bigint,
): ActivityLine[] {
  if (payer === receiver) return [{ ...base, wallet: payer, kind, shares, cash: -cash }]
  return [
    { ...base, wallet: payer, kind, shares: 0n, cash: -cash },
    { ...base, wallet: receiver, kind: 'received', shares, cash: 0n, counterparty: payer },
  ]
}

function moved(event: LedgerEvent<'Share.Transfer' | 'Reserve.Transfer'>, wording: Wording): ActivityLine[] {
  const { from, to, value } = event.args
  const kind = wording.kindOf(event)
  if (kind !== 'transfer' && kind !== 'forced' && kind !== 'recovery') return []
  if (value === 0n || from === to) return []
  const base = { ...shareBase(event.address, wording), cash: 0n }
  const [sent, received] = kind === 'transfer' ? ['sent', 'received'] : ['forced', 'forced']
  return [
    { ...base, wallet: from, kind: sent!, shares: -value, counterparty: to },
    { ...base, wallet: to, kind: received!, shares: value, counterparty: from },
  ]
}
