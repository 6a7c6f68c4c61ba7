import type { Hex } from 'viem'
import type { LedgerEvent } from '../chain/events.ts'
import type { DeskIncomeRow, DeskTradeRow } from '../tables/exit.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { type Versions, versionsOf } from './versionsOf.ts'
import type { Write } from './Write.ts'

const INVENTORY_EVENTS = [
  'Reserve.Booked',
  'Desk.Sold',
  'Desk.Bought',
  'Desk.Harvested',
  'Desk.WrittenDown',
  'Desk.Settled',
  'Desk.Unlisted',
] as const
type InventoryEvent = LedgerEvent<(typeof INVENTORY_EVENTS)[number]>

/** What the desk deals in and on which terms, its trades, and what its inventory has cost. */
export const desk = defineProjection({
  name: 'desk',
  tables: ['deskListingVersion', 'deskInventoryVersion', 'deskTrade', 'deskIncome', 'deskFloat'],
  events: [...INVENTORY_EVENTS, 'Desk.Listed', 'Desk.FloatSet'],
  async apply({ events }, write) {
    await writeListings(eventsNamed(events, 'Desk.Listed', 'Desk.Unlisted'), write)
    await writeInventory(eventsNamed(events, ...INVENTORY_EVENTS), write)
    await write.insert(
      'deskTrade',
      eventsNamed(events, 'Desk.Sold', 'Desk.Bought').map((event) => tradeOf(event)),
    )
    await write.insert(
      'deskFloat',
      eventsNamed(events, 'Desk.FloatSet').map((event) => ({ ...placeOf(event), target: event.args.target })),
    )
  },
})

async function writeListings(
  events: readonly LedgerEvent<'Desk.Listed' | 'Desk.Unlisted'>[],
  write: Write,
): Promise<void> {
  const keys = events.map(({ args: { share } }) => ({ share }))
  const versions = await versionsOf(write, 'deskListingVersion', ['share'], keys)
  for (const event of events) {
    const { share } = event.args
    if (event.name === 'Desk.Listed') {
      const { limit: tradeLimit, base, slope, window } = event.args
      const fees = { baseFee: Number(base), slope: Number(slope), windowDays: Number(window) }
      versions.put({ share, ...placeOf(event), tradeLimit, ...fees, listed: true })
    } else {
      const before = versions.get({ share })
      if (before !== undefined) versions.put({ ...before, ...placeOf(event), tradeLimit: 0n, listed: false })
    }
  }
  await versions.write()
}

async function writeInventory(events: readonly InventoryEvent[], write: Write): Promise<void> {
  const keys = events.flatMap((event) =>
    event.name === 'Reserve.Booked' ? [] : [{ share: event.args.share }],
  )
  const versions = await versionsOf(write, 'deskInventoryVersion', ['share'], keys)
  const incomes: DeskIncomeRow[] = []
  let booked: LedgerEvent<'Reserve.Booked'> | undefined
  for (const event of events) {
    if (event.name === 'Reserve.Booked') {
      booked = event
      continue
    }
    const gain = booked?.transactionHash === event.transactionHash ? booked.args.cash : 0n
    const income = incomeOf(event, gain)
    if (income !== undefined) incomes.push(income)
    changeCost(versions, event, gain)
  }
  await versions.write()
  await write.insert('deskIncome', incomes)
}

/** The part of the cost that leaves with shares is told by the gain that the desk booked just before: proceeds less it. */
function changeCost(
  versions: Versions<
    {
      readonly share: Hex
      readonly blockNumber: bigint
      readonly logIndex: number
      readonly desk: Hex
      readonly cost: bigint
    },
    { readonly share: Hex }
  >,
  event: Exclude<InventoryEvent, { readonly name: 'Reserve.Booked' }>,
  gain: bigint,
): void {
  const { share } = event.args
  const before = versions.get({ share })?.cost ?? 0n
  versions.put({ share, ...placeOf(event), desk: event.address, cost: costAfter(event, before, gain) })
}

function costAfter(
  event: Exclude<InventoryEvent, { readonly name: 'Reserve.Booked' }>,
  before: bigint,
  gain: bigint,
): bigint {
  switch (event.name) {
    case 'Desk.Sold':
      return before + event.args.paid
    case 'Desk.Bought':
      return before - (event.args.cost - gain)
    case 'Desk.Settled':
      return before - (event.args.proceeds - gain)
    case 'Desk.Harvested':
      return before - event.args.costOut
    case 'Desk.WrittenDown':
      return before - event.args.loss
    case 'Desk.Unlisted':
      return 0n
  }
}

function incomeOf(event: InventoryEvent, gain: bigint): DeskIncomeRow | undefined {
  switch (event.name) {
    case 'Desk.Harvested': {
      const { share, income: cash, costOut } = event.args
      return { ...placeOf(event), share, kind: 'harvest', shares: 0n, cash, costOut }
    }
    case 'Desk.WrittenDown': {
      const { share, loss } = event.args
      return { ...placeOf(event), share, kind: 'writeDown', shares: 0n, cash: 0n, costOut: loss }
    }
    case 'Desk.Settled': {
      const { share, amount: shares, proceeds: cash } = event.args
      return { ...placeOf(event), share, kind: 'settlement', shares, cash, costOut: cash - gain }
    }
    default:
      return undefined
  }
}

function tradeOf(event: LedgerEvent<'Desk.Sold' | 'Desk.Bought'>): DeskTradeRow {
  const { share } = event.args
  if (event.name === 'Desk.Sold') {
    const { seller: wallet, filled: shares, gross, paid: cash } = event.args
    return {
      ...placeOf(event),
      share,
      side: 'sold',
      wallet,
      receiver: event.address,
      shares,
      gross,
      cash,
      fee: gross - cash,
    }
  }
  const { buyer: wallet, receiver, amount: shares, cost } = event.args
  return {
    ...placeOf(event),
    share,
    side: 'bought',
    wallet,
    receiver,
    shares,
    gross: cost,
    cash: cost,
    fee: 0n,
  }
}
