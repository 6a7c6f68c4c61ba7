import type { Hex } from 'viem'
import type { LedgerEvent } from '../chain/events.ts'
import type { WindowOrderVersionRow } from '../tables/windows.ts'
import { eventsNamed } from './eventsNamed.ts'
import { placeOf } from './placeOf.ts'
import { type Versions, versionsOf } from './versionsOf.ts'
import type { Write } from './Write.ts'
import type { WINDOW_EVENTS } from './windows.ts'

type WindowEvent = LedgerEvent<(typeof WINDOW_EVENTS)[number]>

/** The versions that a batch of events changes. */
export interface WindowBooks {
  readonly schedules: Awaited<ReturnType<typeof schedulesOf>>
  readonly windows: Awaited<ReturnType<typeof windowsOf>>
  readonly orders: Awaited<ReturnType<typeof ordersOf>>
  readonly funds: Awaited<ReturnType<typeof fundsOf>>
  /** Windows that a controller has an order for, by windows and controller. */
  readonly numbers: ReadonlyMap<string, ReadonlySet<number>>
  write(): Promise<void>
}

const schedulesOf = (write: Write, keys: readonly { windows: Hex }[]) =>
  versionsOf(write, 'windowsVersion', ['windows'], keys)
const windowsOf = (write: Write, keys: readonly { windows: Hex; number: number }[]) =>
  versionsOf(write, 'windowVersion', ['windows', 'number'], keys)
const ordersOf = (write: Write, keys: readonly { windows: Hex; controller: Hex; number: number }[]) =>
  versionsOf(write, 'windowOrderVersion', ['windows', 'controller', 'number'], keys)
const fundsOf = (write: Write, keys: readonly { windows: Hex; number: number; funder: Hex }[]) =>
  versionsOf(write, 'windowFundVersion', ['windows', 'number', 'funder'], keys)

/** Reads the last versions of everything that the events change. */
export async function openBooks(events: readonly WindowEvent[], write: Write): Promise<WindowBooks> {
  const orderKeys = [
    ...eventsNamed(events, 'Windows.Requested', 'Windows.Cancelled').map((event) => orderKey(event)),
    ...(await ordersOfLeavers(eventsNamed(events, 'Windows.TakenInKind'), write)),
  ]
  const numbers = new Map<string, Set<number>>()
  for (const { windows, controller, number } of orderKeys) {
    const key = `${windows} ${controller}`
    numbers.set(key, (numbers.get(key) ?? new Set()).add(number))
  }
  const named = events.flatMap((event) =>
    'window' in event.args ? [{ windows: event.address, number: Number(event.args.window) }] : [],
  )
  const funders = eventsNamed(events, 'Windows.Funded', 'Windows.FundingWithdrawn', 'Windows.Collected')
  const schedules = await schedulesOf(
    write,
    events.map(({ address }) => ({ windows: address })),
  )
  const windows = await windowsOf(write, [...named, ...orderKeys])
  const orders = await ordersOf(write, orderKeys)
  const funds = await fundsOf(write, funders.map(fundKey))
  const all: readonly Pick<Versions<never, never>, 'write'>[] = [schedules, windows, orders, funds]
  return {
    ...{ schedules, windows, orders, funds, numbers },
    async write() {
      for (const versions of all) await versions.write()
    },
  }
}

/** The orders of those who take everything back, which their events do not name. */
async function ordersOfLeavers(events: readonly LedgerEvent<'Windows.TakenInKind'>[], write: Write) {
  const found = await Promise.all(
    events.map(({ address, args: { controller } }) =>
      write.db
        .selectFrom('windowOrderVersion')
        .select(['windows', 'controller', 'number'])
        .distinct()
        .where('windows', '=', address)
        .where('controller', '=', controller)
        .execute(),
    ),
  )
  return found.flat()
}

/** Follows the books of windows event by event, as `Windows` keeps them, without what eras work out of an order. */
export function foldWindows(events: readonly WindowEvent[], books: WindowBooks): void {
  for (const event of events) {
    switch (event.name) {
      case 'Windows.Published':
        publish(event, books)
        break
      case 'Windows.Requested':
        join(event, books)
        break
      case 'Windows.Cancelled':
        leave(event, books, orderKey(event), event.args.shares)
        break
      case 'Windows.TakenInKind':
        leaveAll(event, books)
        break
      case 'Windows.Settled':
        settle(event, books)
        break
      default:
        fund(event, books)
    }
  }
}

function publish(event: LedgerEvent<'Windows.Published'>, { schedules, windows }: WindowBooks): void {
  const [key, place] = [{ windows: event.address }, placeOf(event)]
  const number = Number(event.args.window)
  const before = schedules.get(key) ?? { ...key, nextWindow: 1, emptyInRow: 0, waiting: 0n }
  schedules.put({ ...before, ...place, lastWindow: number })
  const { cutoff, settles } = event.args
  const nothing = { requested: 0n, funded: 0n, settled: false, bid: 0n, price: 0n, redeemed: 0n, paid: 0n }
  windows.put({ ...key, number, ...place, cutoff, settles, ...nothing })
}

function join(event: LedgerEvent<'Windows.Requested'>, { windows, orders }: WindowBooks): void {
  const { shares, weight } = event.args
  const key = orderKey(event)
  const window = windows.get(key)!
  windows.put({ ...window, ...placeOf(event), requested: window.requested + shares })
  const before = orders.get(key) ?? { ...key, joined: 0n, requested: 0n, cancelled: 0n, weight: 0n }
  orders.put({
    ...before,
    ...placeOf(event),
    joined: before.joined + shares,
    requested: before.requested + shares,
    weight: before.weight + weight,
  })
}

/** Takes shares out of the window that they join with, or of what has waited since earlier ones. */
function leave(
  event: LedgerEvent<'Windows.Cancelled' | 'Windows.TakenInKind'>,
  { schedules, windows, orders }: WindowBooks,
  key: Pick<WindowOrderVersionRow, 'windows' | 'controller' | 'number'>,
  shares: bigint,
): void {
  const order = orders.get(key)!
  orders.put({
    ...order,
    ...placeOf(event),
    joined: order.joined - shares,
    cancelled: order.cancelled + shares,
    weight: order.joined === 0n ? 0n : order.weight - (order.weight * shares) / order.joined,
  })
  const schedule = schedules.get(key)!
  if (key.number < schedule.nextWindow) {
    schedules.put({ ...schedule, ...placeOf(event), waiting: schedule.waiting - shares })
  } else {
    const window = windows.get(key)!
    windows.put({ ...window, ...placeOf(event), requested: window.requested - shares })
  }
}

/** Orders whose windows are not settled leave whole; what is left of the amount had waited since earlier windows. */
function leaveAll(event: LedgerEvent<'Windows.TakenInKind'>, books: WindowBooks): void {
  const { controller, shares } = event.args
  const windows = event.address
  const numbers = [...(books.numbers.get(`${windows} ${controller}`) ?? [])]
  const { nextWindow } = books.schedules.get({ windows })!
  let rest = shares
  for (const number of numbers.filter((one) => one >= nextWindow)) {
    const order = books.orders.get({ windows, controller, number })
    if (order === undefined || order.joined === 0n) continue
    leave(event, books, order, order.joined)
    rest -= order.joined
  }
  for (const number of numbers.filter((one) => one < nextWindow)) {
    const order = books.orders.get({ windows, controller, number })
    if (order !== undefined) books.orders.put({ ...order, ...placeOf(event), joined: 0n, weight: 0n })
  }
  const schedule = books.schedules.get({ windows })!
  books.schedules.put({ ...schedule, ...placeOf(event), waiting: schedule.waiting - rest })
}

function settle(event: LedgerEvent<'Windows.Settled'>, { schedules, windows }: WindowBooks): void {
  const { bid, price, requested, redeemed, cash: paid } = event.args
  const key = { windows: event.address, number: Number(event.args.window) }
  const place = placeOf(event)
  windows.put({ ...windows.get(key)!, ...place, requested, settled: true, bid, price, redeemed, paid })
  const before = schedules.get(key)!
  // Whatever is redeemed is paid for, if only with one unit.
  const emptyInRow = paid > 0n || requested === 0n ? 0 : Math.min(255, before.emptyInRow + 1)
  const waiting = requested - redeemed
  schedules.put({ ...before, ...place, nextWindow: key.number + 1, emptyInRow, waiting })
}

function fund(
  event: LedgerEvent<'Windows.Funded' | 'Windows.FundingWithdrawn' | 'Windows.Collected'>,
  { windows, funds }: WindowBooks,
): void {
  const key = fundKey(event)
  const before = funds.get(key) ?? { ...key, cash: 0n, sharesTaken: 0n, refunded: 0n }
  if (event.name === 'Windows.Collected') {
    const { shares, cash } = event.args
    const taken = { sharesTaken: before.sharesTaken + shares, refunded: before.refunded + cash }
    funds.put({ ...before, ...placeOf(event), ...taken })
    return
  }
  const change = event.name === 'Windows.Funded' ? event.args.cash : -event.args.cash
  funds.put({ ...before, ...placeOf(event), cash: before.cash + change })
  const window = windows.get(key)!
  windows.put({ ...window, ...placeOf(event), funded: window.funded + change })
}

function orderKey({ address, args }: LedgerEvent<'Windows.Requested' | 'Windows.Cancelled'>) {
  return { windows: address, controller: args.controller, number: Number(args.window) }
}

function fundKey({
  address,
  args,
}: LedgerEvent<'Windows.Funded' | 'Windows.FundingWithdrawn' | 'Windows.Collected'>) {
  return { windows: address, number: Number(args.window), funder: args.funder }
}
