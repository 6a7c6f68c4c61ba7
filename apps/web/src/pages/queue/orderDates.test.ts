import type { WindowOrderReading, WindowsReading } from '@specie/protocol'
import { expect, it } from 'vitest'
import { orderDates } from './orderDates.ts'

const DAY = 86_400
const windows = {
  next: 2,
  terms: { notice: [0, 45, 90] },
  windows: [2, 3, 4, 5].map((number) => ({
    number,
    cutoff: number * 30 * DAY,
    settles: (number * 30 + 7) * DAY,
  })),
} as unknown as WindowsReading
const order = (window: number, tier: number) => ({ window, tier }) as WindowOrderReading

it('an order without notice can be taken back until the cut-off of its window', () => {
  expect(orderDates(windows, order(3, 0), 60 * DAY).cancelUntil).toBe(90 * DAY)
  expect(orderDates(windows, order(3, 0), 90 * DAY + 1).cancelUntil).toBeNull()
})

it('an order with a lower fee for its notice stands once that notice could no longer be given', () => {
  expect(orderDates(windows, order(5, 1), 60 * DAY).cancelUntil).toBe((157 - 45) * DAY)
  expect(orderDates(windows, order(5, 1), 113 * DAY).cancelUntil).toBeNull()
})

it('an order that is over from an earlier window waits for the next one, whatever its notice', () => {
  const { waits, cancelUntil } = orderDates(windows, order(1, 2), 30 * DAY)
  expect(waits?.number).toBe(2)
  expect(cancelUntil).toBe(60 * DAY)
})

it('without a published window it can be taken back at any time', () => {
  expect(orderDates(windows, order(6, 0), 900 * DAY)).toMatchObject({ waits: undefined })
  expect(orderDates(windows, order(6, 0), 900 * DAY).cancelUntil).not.toBeNull()
})
