import type { Database } from '@specie/ledger'
import type { Hex } from 'viem'

/** Sizes of the documents that are kept here, by hash. */
export async function keptFiles({ db }: Database, hashes: readonly Hex[]): Promise<ReadonlyMap<Hex, number>> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .selectFrom('file')
    .select(['hash', 'size'])
    .where('hash', 'in', [...hashes])
    .execute()
  return new Map(rows.map(({ hash, size }) => [hash, Number(size)]))
}
