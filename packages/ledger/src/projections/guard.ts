import type { LedgerEvent } from '../chain/events.ts'
import type { LevelChangeRow } from '../tables/makers.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { plainText } from './plainText.ts'

/** The ground that a guardian, and no rule, raised a level. */
const GUARDIAN = 128n

/** Protection levels as they were raised and lowered, with what a guardian said why. */
export const guard = defineProjection({
  name: 'guard',
  tables: ['levelChange'],
  events: ['Guard.Raised', 'Guard.Lowered', 'Guard.Explained'],
  async apply({ events }, write) {
    const explained = eventsNamed(events, 'Guard.Explained')
    const changes = eventsNamed(events, 'Guard.Raised', 'Guard.Lowered')
    await write.insert(
      'levelChange',
      changes.map((event) => changeOf(event, explained)),
    )
  },
})

function changeOf(
  event: LedgerEvent<'Guard.Raised' | 'Guard.Lowered'>,
  explained: readonly LedgerEvent<'Guard.Explained'>[],
): LevelChangeRow {
  const { share, level, by: party } = event.args
  const said = explained.find(
    (one) => one.transactionHash === event.transactionHash && one.args.share === share,
  )
  const base = { ...placeOf(event), share, level: Number(level), party }
  const explanation = plainText(said?.args.why ?? '')
  if (event.name === 'Guard.Lowered') {
    return { ...base, untilTime: null, reason: 0n, cause: 'lowered', explanation }
  }
  const { until: untilTime, reason } = event.args
  return { ...base, untilTime, reason, cause: reason & GUARDIAN ? 'guardian' : 'rule', explanation }
}
