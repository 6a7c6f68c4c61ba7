import type { LedgerEvent } from '../chain/events.ts'
import type { ShareVersionRow } from '../tables/share.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { versionsOf } from './versionsOf.ts'
import type { Write } from './Write.ts'

const STATE_EVENTS = [
  'Share.OwnershipTransferred',
  'Share.TransfersOpened',
  'Share.Paused',
  'Share.Unpaused',
  'Share.PolicySet',
] as const

/** Who may hold a share, who is its transfer agent, and whether it moves. */
export const shareRules = defineProjection({
  name: 'shareRules',
  tables: [
    'shareVersion',
    'shareAgentVersion',
    'shareVenueVersion',
    'shareCountryVersion',
    'shareCategoryVersion',
  ],
  events: [
    ...STATE_EVENTS,
    'Share.AgentAdded',
    'Share.AgentRemoved',
    'Share.VenueSet',
    'Share.CountrySet',
    'Share.CategoryLimitSet',
  ],
  async apply({ events }, write) {
    await writeState(eventsNamed(events, ...STATE_EVENTS), write)
    await write.insert(
      'shareAgentVersion',
      eventsNamed(events, 'Share.AgentAdded', 'Share.AgentRemoved').map((event) => {
        const active = event.name === 'Share.AgentAdded'
        return { token: event.address, agent: event.args.agent, ...placeOf(event), active }
      }),
    )
    await write.insert(
      'shareVenueVersion',
      eventsNamed(events, 'Share.VenueSet').map((event) => {
        return { token: event.address, venue: event.args.venue, ...placeOf(event), gate: event.args.gate }
      }),
    )
    await write.insert(
      'shareCountryVersion',
      eventsNamed(events, 'Share.CountrySet').map((event) => {
        const { country, admitted } = event.args
        return { token: event.address, country, ...placeOf(event), admitted }
      }),
    )
    await write.insert(
      'shareCategoryVersion',
      eventsNamed(events, 'Share.CategoryLimitSet').map((event) => {
        const { key: category, most, limited } = event.args
        return { token: event.address, category, ...placeOf(event), most: BigInt(most), limited }
      }),
    )
  },
})

async function writeState(
  events: readonly LedgerEvent<(typeof STATE_EVENTS)[number]>[],
  write: Write,
): Promise<void> {
  const keys = events.map(({ address: token }) => ({ token }))
  const versions = await versionsOf(write, 'shareVersion', ['token'], keys)
  for (const event of events) {
    const token = event.address
    const before = versions.get({ token }) ?? NOTHING
    versions.put({ ...before, token, ...placeOf(event), ...changeOf(event) })
  }
  await versions.write()
}

const NOTHING = {
  owner: '0x0000000000000000000000000000000000000000',
  open: false,
  paused: false,
  policy: 0n,
  limits: 0n,
  schedule: 0n,
  hook: '0x0000000000000000000000000000000000000000',
} as const

function changeOf(event: LedgerEvent<(typeof STATE_EVENTS)[number]>): Partial<ShareVersionRow> {
  switch (event.name) {
    case 'Share.OwnershipTransferred':
      return { owner: event.args.newOwner }
    case 'Share.TransfersOpened':
      return { open: true }
    case 'Share.Paused':
      return { paused: true }
    case 'Share.Unpaused':
      return { paused: false }
    case 'Share.PolicySet': {
      const { policy, limits, schedule, hook } = event.args
      return { policy, limits, schedule, hook }
    }
  }
}
