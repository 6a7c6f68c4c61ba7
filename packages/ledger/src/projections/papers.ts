import type { LedgerEvent } from '../chain/events.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { plainText } from './plainText.ts'
import { versionsOf } from './versionsOf.ts'
import type { Write } from './Write.ts'

/** Documents of pools, single assets on their books, changes of parties and consents that wait for the other side. */
export const papers = defineProjection({
  name: 'papers',
  tables: ['document', 'assetVersion', 'partyChange', 'consent'],
  events: [
    'Pool.DocumentSet',
    'Pool.AssetAdded',
    'Pool.AssetReleased',
    'Pool.ServicerReplaced',
    'Pool.ValuerReplaced',
    'Pool.Consented',
    'Pool.ConsentWithdrawn',
  ],
  async apply({ events }, write) {
    await write.insert(
      'document',
      eventsNamed(events, 'Pool.DocumentSet').map((event) => {
        const { name, uri, hash } = event.args
        return { ...placeOf(event), pool: event.address, name, uri: plainText(uri), hash }
      }),
    )
    await writeAssets(eventsNamed(events, 'Pool.AssetAdded', 'Pool.AssetReleased'), write)
    await write.insert(
      'partyChange',
      eventsNamed(events, 'Pool.ServicerReplaced', 'Pool.ValuerReplaced').map((event) => {
        const role = event.name === 'Pool.ServicerReplaced' ? 'servicer' : 'valuer'
        const { from: previous, to: next } = event.args
        return { ...placeOf(event), pool: event.address, role, previous, next }
      }),
    )
    await write.insert(
      'consent',
      eventsNamed(events, 'Pool.Consented', 'Pool.ConsentWithdrawn').map((event) => {
        const given = event.name === 'Pool.Consented'
        return {
          ...placeOf(event),
          pool: event.address,
          action: event.args.action,
          party: event.args.by,
          given,
        }
      }),
    )
  },
})

async function writeAssets(
  events: readonly LedgerEvent<'Pool.AssetAdded' | 'Pool.AssetReleased'>[],
  write: Write,
): Promise<void> {
  const keys = events.map(({ address: pool, args }) => ({ pool, collateralKey: args.collateralKey }))
  const assets = await versionsOf(write, 'assetVersion', ['pool', 'collateralKey'], keys)
  for (const event of events) {
    const key = { pool: event.address, collateralKey: event.args.collateralKey }
    const { documentHash } = event.args
    if (event.name === 'Pool.AssetAdded') {
      const { principal, rate, maturity } = event.args
      const terms = { principal, rate: BigInt(rate), maturity: BigInt(maturity) }
      assets.put({ ...key, ...placeOf(event), documentHash, ...terms, held: true })
    } else {
      const before = assets.get(key)
      if (before !== undefined) assets.put({ ...before, ...placeOf(event), held: false })
    }
  }
  await assets.write()
}
