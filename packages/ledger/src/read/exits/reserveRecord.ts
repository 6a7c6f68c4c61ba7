import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../../tables/tables.ts'
import { type ReadAt, upTo } from '../ReadAt.ts'

interface Placed {
  readonly time: bigint
  readonly blockNumber: bigint
  readonly logIndex: number
}

/** Something that changed the reserve, its inventory, or whose they are. Cash units, share units. */
export type ReserveHappening = Placed &
  (
    | {
        readonly kind: 'sold' | 'bought'
        readonly share: Hex
        readonly shares: bigint
        readonly cash: bigint
      }
    | {
        readonly kind: 'harvest' | 'settlement' | 'writeDown'
        readonly share: Hex
        readonly shares: bigint
        readonly cash: bigint
      }
    /** Cash in, or below zero out, and the reserve's own units for it. */
    | {
        readonly kind: 'issue'
        readonly owner: Hex
        readonly cash: bigint
        readonly parts: bigint
      }
    | { readonly kind: 'gain'; readonly desk: Hex; readonly cash: bigint }
    /** Of a gain, kept for makers: below zero. */
    | { readonly kind: 'kept'; readonly cash: bigint }
    /** Balance of a wallet in the reserve's own units after it. */
    | { readonly kind: 'holding'; readonly balance: bigint }
  )

/** Everything that happened to the reserve up to a block, and to one provider's balance, oldest first. */
export async function reserveRecord(
  db: Kysely<Tables>,
  provider: Hex | undefined,
  at: ReadAt = {},
): Promise<ReserveHappening[]> {
  const all = (
    await Promise.all([trades(db, at), incomes(db, at), flows(db, at), holdings(db, provider, at)])
  ).flat()
  return all.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex)
}

async function trades(db: Kysely<Tables>, at: ReadAt): Promise<ReserveHappening[]> {
  const rows = await db
    .selectFrom('deskTrade')
    .innerJoin('block', 'block.number', 'blockNumber')
    .select(['blockNumber', 'logIndex', 'share', 'side', 'shares', 'cash', 'timestamp as time'])
    .where('blockNumber', '<=', upTo(at))
    .execute()
  return rows.map(({ side, ...row }) => ({ ...row, kind: side as 'sold' | 'bought' }))
}

async function incomes(db: Kysely<Tables>, at: ReadAt): Promise<ReserveHappening[]> {
  const rows = await db
    .selectFrom('deskIncome')
    .innerJoin('block', 'block.number', 'blockNumber')
    .select(['blockNumber', 'logIndex', 'share', 'kind', 'shares', 'cash', 'timestamp as time'])
    .where('blockNumber', '<=', upTo(at))
    .execute()
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as 'harvest' }))
}

async function flows(db: Kysely<Tables>, at: ReadAt): Promise<ReserveHappening[]> {
  const rows = await db
    .selectFrom('reserveFlow')
    .innerJoin('block', 'block.number', 'blockNumber')
    .select(['blockNumber', 'logIndex', 'kind', 'party', 'owner', 'cash', 'shares', 'timestamp as time'])
    .where('blockNumber', '<=', upTo(at))
    .where('kind', 'in', ['deposit', 'withdrawal', 'gain', 'kept'])
    .execute()
  return rows.map(({ kind, party, owner, cash, shares, ...place }): ReserveHappening => {
    if (kind === 'gain') return { ...place, kind, desk: party, cash }
    if (kind === 'kept') return { ...place, kind, cash }
    return { ...place, kind: 'issue', owner: owner!, cash, parts: shares }
  })
}

async function holdings(
  db: Kysely<Tables>,
  provider: Hex | undefined,
  at: ReadAt,
): Promise<ReserveHappening[]> {
  if (provider === undefined) return []
  const rows = await db
    .selectFrom('holdingVersion')
    .innerJoin('block', 'block.number', 'blockNumber')
    .select(['blockNumber', 'logIndex', 'balance', 'timestamp as time'])
    .where('wallet', '=', provider)
    .where('token', 'in', db.selectFrom('reserveVersion').select('reserve').distinct())
    .where('blockNumber', '<=', upTo(at))
    .execute()
  return rows.map((row) => ({ ...row, kind: 'holding' as const }))
}
