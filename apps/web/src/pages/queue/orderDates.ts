import type { WindowOrderReading, WindowReading, WindowsReading } from '@specie/protocol'

/** When an order is paid next and until when it can be taken back. */
export interface OrderDates {
  /** Window that it waits for; undefined: none is published. */
  readonly waits: WindowReading | undefined
  /** Unix seconds; null: not any more. */
  readonly cancelUntil: number | null
}

const DAY = 86_400

/**
 * Dates of an order. It can be taken back until the cut-off of the window that it waits for; one that was given a lower fee
 * for its notice, only as long as that notice could still be given; and at any time when no window is published.
 */
export function orderDates(windows: WindowsReading, order: WindowOrderReading, now: number): OrderDates {
  const number = Math.max(order.window, windows.next)
  const waits = windows.windows.find((window) => window.number === number)
  if (waits === undefined) return { waits, cancelUntil: Number.MAX_SAFE_INTEGER }
  const noticed = number === order.window && order.tier > 0
  const notice = noticed ? windows.terms.notice[order.tier as 1 | 2] : 0
  const until = noticed ? Math.min(waits.cutoff, waits.settles - notice * DAY) : waits.cutoff
  return { waits, cancelUntil: now <= until ? until : null }
}
