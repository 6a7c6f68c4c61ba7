import { eventsNamed } from './eventsNamed.ts'
import { foldHoldings, type HoldingEvent } from './foldHoldings.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { TRANSFER_CAUSES, transferKinds } from './transferKinds.ts'
import { versionsOf } from './versionsOf.ts'
import type { Write } from './Write.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'

/** The events that move tokens or their income. */
export const HOLDING_EVENTS = [
  'Share.Transfer',
  'Share.Frozen',
  'Share.AddressFrozen',
  'Share.Distributed',
  'Share.Claimed',
  'Reserve.Transfer',
  'Reserve.Announced',
  ...TRANSFER_CAUSES,
] as const

/** Who holds what of shares and of the reserve, what income is theirs, and how shares moved. */
export const holdings = defineProjection({
  name: 'holdings',
  tables: [
    'transfer',
    'supplyVersion',
    'holdingVersion',
    'incomeVersion',
    'distribution',
    'claim',
    'reserveNoticeVersion',
  ],
  events: HOLDING_EVENTS,
  async apply({ events }, write) {
    const kindOf = transferKinds(eventsNamed(events, ...TRANSFER_CAUSES))
    const kinds = new Map(
      eventsNamed(events, 'Share.Transfer', 'Reserve.Transfer').map((event) => [event, kindOf(event)]),
    )
    await write.insert(
      'transfer',
      [...kinds].map(([event, kind]) => {
        const { from: sender, to: receiver, value: amount } = event.args
        return { ...placeOf(event), token: event.address, sender, receiver, amount, kind }
      }),
    )
    const state = await openState(events, write)
    const { distributions, claims } = foldHoldings(events, kinds, state)
    for (const versions of Object.values(state)) await versions.write()
    await write.insert('distribution', distributions)
    await write.insert('claim', claims)
  },
})

/** Everything that a batch of events touches, as it was before. */
async function openState(events: readonly HoldingEvent[], write: Write) {
  const tokens = [...new Set(events.map(({ address }) => address))].map((token) => ({ token }))
  const wallets = events.flatMap((event) =>
    walletsOf(event).map((wallet) => ({ token: event.address, wallet })),
  )
  const owners = eventsNamed(events, 'Reserve.Announced', 'Reserve.Transfer').flatMap((event) =>
    walletsOf(event).map((owner) => ({ owner })),
  )
  return {
    holdings: await versionsOf(write, 'holdingVersion', ['token', 'wallet'], wallets),
    supplies: await versionsOf(write, 'supplyVersion', ['token'], tokens),
    incomes: await versionsOf(write, 'incomeVersion', ['token'], tokens),
    notices: await versionsOf(write, 'reserveNoticeVersion', ['owner'], owners),
  }
}

/** What a batch's fold reads and writes. */
export type HoldingState = Awaited<ReturnType<typeof openState>>

function walletsOf(event: HoldingEvent) {
  switch (event.name) {
    case 'Share.Transfer':
    case 'Reserve.Transfer':
      return [event.args.from, event.args.to].filter((wallet) => wallet !== NOBODY)
    case 'Share.Frozen':
      return [event.args.account]
    case 'Share.AddressFrozen':
      return [event.args.userAddress]
    case 'Share.Claimed':
      return [event.args.holder]
    case 'Reserve.Announced':
      return [event.args.owner]
    default:
      return []
  }
}
