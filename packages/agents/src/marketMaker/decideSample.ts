import { deedOf } from '../distributor/deedOf.ts'
import type { Decision, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'
import type { Stand } from './Stand.ts'

/**
 * A look at all makers of the share, once in a stretch of the chain's time: whether the block that it lands in is a
 * sample, nobody knows before. Undefined where that has been done.
 */
export async function decideSample(world: World, stand: Stand): Promise<Decision | undefined> {
  if (stand.makers.duty === undefined || stand.reading.nav.bid === undefined) return undefined
  const stretch = BigInt(Math.max(1, Math.round(numberSetting(world.settings, 'sampleMinutes', 60) * 60)))
  const key = `sample:${stand.share}:${world.head.timestamp / stretch}`
  const done = await world.db
    .selectFrom('intent')
    .select('id')
    .where('key', '=', key)
    .limit(1)
    .executeTakeFirst()
  if (done !== undefined) return undefined
  const client = await world.as(world.keeper)
  return {
    subject: stand.share,
    decision: 'act',
    sentence: 'It is time to look at the makers, if the block turns out to be a sample.',
    figures: { worth: stand.worth.toString() },
    deed: await deedOf(key, world.keeper, await client.makers.sample(stand.share)),
  }
}
