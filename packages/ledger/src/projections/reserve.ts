import type { LedgerEvent } from '../chain/events.ts'
import type { ReserveFlowRow, ReserveVersionRow } from '../tables/exit.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { versionsOf } from './versionsOf.ts'

const RESERVE_EVENTS = [
  'Reserve.Deposit',
  'Reserve.Withdraw',
  'Reserve.Booked',
  'Reserve.Drawn',
  'Reserve.KeptForMakers',
  'Reserve.DeskAdded',
  'Reserve.DeskRemoved',
] as const
type ReserveEvent = LedgerEvent<(typeof RESERVE_EVENTS)[number]>

/** What providers brought and took, what desks drew, gained and lost, and the funds after each of it. */
export const reserve = defineProjection({
  name: 'reserve',
  tables: ['reserveVersion', 'reserveFlow'],
  events: RESERVE_EVENTS,
  async apply({ events }, write) {
    const keys = events.map(({ address }) => ({ reserve: address }))
    const versions = await versionsOf(write, 'reserveVersion', ['reserve'], keys)
    for (const event of events) {
      const key = { reserve: event.address }
      const before = versions.get(key) ?? EMPTY
      const after = changed(before, event)
      if (after !== undefined) versions.put({ ...after, ...key, ...placeOf(event) })
    }
    await versions.write()
    await write.insert('reserveFlow', events.map(flowOf))
  },
})

type Body = Omit<ReserveVersionRow, 'reserve' | 'blockNumber' | 'logIndex'>

const EMPTY: Body = { funds: 0n, deposited: 0n, withdrawn: 0n, gained: 0n, drawn: 0n }

function changed(before: Body, event: ReserveEvent): Body | undefined {
  switch (event.name) {
    case 'Reserve.Deposit': {
      const { assets } = event.args
      return { ...before, funds: before.funds + assets, deposited: before.deposited + assets }
    }
    case 'Reserve.Withdraw': {
      const { assets } = event.args
      return { ...before, funds: before.funds - assets, withdrawn: before.withdrawn + assets }
    }
    case 'Reserve.Booked':
      return { ...before, funds: event.args.funds, gained: before.gained + event.args.cash }
    case 'Reserve.Drawn':
      return { ...before, drawn: before.drawn + event.args.cash }
    default:
      return undefined
  }
}

function flowOf(event: ReserveEvent): ReserveFlowRow {
  const place = placeOf(event)
  switch (event.name) {
    case 'Reserve.Deposit': {
      const { sender: party, owner, assets: cash, shares } = event.args
      return { ...place, kind: 'deposit', party, owner, cash, shares }
    }
    case 'Reserve.Withdraw': {
      const { receiver: party, owner, assets, shares } = event.args
      return { ...place, kind: 'withdrawal', party, owner, cash: -assets, shares: -shares }
    }
    case 'Reserve.Booked': {
      const { desk: party, cash } = event.args
      return { ...place, kind: 'gain', party, owner: null, cash, shares: 0n }
    }
    case 'Reserve.Drawn': {
      const { desk: party, cash } = event.args
      return { ...place, kind: 'draw', party, owner: null, cash, shares: 0n }
    }
    case 'Reserve.KeptForMakers':
      return { ...place, kind: 'kept', party: event.address, owner: null, cash: -event.args.cash, shares: 0n }
    case 'Reserve.DeskAdded':
    case 'Reserve.DeskRemoved': {
      const kind = event.name === 'Reserve.DeskAdded' ? 'deskAdded' : 'deskRemoved'
      return { ...place, kind, party: event.args.desk, owner: null, cash: 0n, shares: 0n }
    }
  }
}
