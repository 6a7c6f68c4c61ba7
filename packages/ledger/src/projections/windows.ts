import type { LedgerEvent } from '../chain/events.ts'
import type { WindowPayoutRow, WindowsOpenedRow } from '../tables/windows.ts'
import { eventsNamed } from './eventsNamed.ts'
import { foldWindows, openBooks } from './foldWindows.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'

/** Events that change what windows have in their books. */
export const WINDOW_EVENTS = [
  'Windows.Published',
  'Windows.Requested',
  'Windows.Cancelled',
  'Windows.Funded',
  'Windows.FundingWithdrawn',
  'Windows.Settled',
  'Windows.Collected',
  'Windows.TakenInKind',
] as const

/** Redemption windows: terms, dates, orders, cash brought, settlements and what was paid out. */
export const windows = defineProjection({
  name: 'windows',
  tables: [
    'windowsOpened',
    'windowsVersion',
    'windowVersion',
    'windowOrderVersion',
    'windowFundVersion',
    'windowPayout',
  ],
  events: ['WindowsFactory.WindowsOpened', 'Windows.Claimed', ...WINDOW_EVENTS],
  async apply({ events }, write) {
    await write.insert('windowsOpened', eventsNamed(events, 'WindowsFactory.WindowsOpened').map(openedOf))
    const changes = eventsNamed(events, ...WINDOW_EVENTS)
    const books = await openBooks(changes, write)
    foldWindows(changes, books)
    await books.write()
    const payouts = eventsNamed(events, 'Windows.Claimed', 'Windows.TakenInKind')
    await write.insert('windowPayout', payouts.map(payoutOf))
  },
})

function openedOf(event: LedgerEvent<'WindowsFactory.WindowsOpened'>): WindowsOpenedRow {
  const { share, windows: address, terms } = event.args
  return {
    windows: address,
    share,
    ...placeOf(event),
    notice: [...terms.notice],
    fee: [...terms.fee],
    swing: terms.swing,
    swingAt: BigInt(terms.swingAt),
    most: BigInt(terms.most),
    patience: terms.patience,
    distributing: terms.distributing,
  }
}

function payoutOf(event: LedgerEvent<'Windows.Claimed' | 'Windows.TakenInKind'>): WindowPayoutRow {
  const { controller, receiver } = event.args
  const base = { ...placeOf(event), windows: event.address, controller, receiver }
  if (event.name === 'Windows.Claimed') return { ...base, kind: 'claimed', shares: 0n, cash: event.args.cash }
  const { shares, paid: cash } = event.args
  return { ...base, kind: cash === 0n ? 'inKind' : 'redeemed', shares, cash }
}
