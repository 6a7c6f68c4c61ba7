import { formatDate } from '../../format/dates.ts'
import { formatMoney, type Unit } from '../../format/money.ts'
import type { Split } from './model/splitSale.ts'
import type { WindowOffer } from './model/windowOffer.ts'

/** What can be chosen. */
export type Way = 'now' | 'nowAndQueue' | 'queue' | 'hold' | 'borrow'

/** A way out as a choice, with what it brings in a line. */
export interface WayOption {
  readonly value: Way
  readonly label: string
  readonly hint: string
  readonly disabled?: boolean
}

/** The ways out of one size, those that are not open with the reason. */
export function waysFor(
  split: Split,
  window: WindowOffer | undefined,
  holds: boolean,
  share: Unit,
  cash: Unit,
): readonly WayOption[] {
  const someNow = split.sold > 0n
  return [
    {
      value: 'now',
      label: split.rest > 0n && someNow ? 'Sell a part now' : 'Sell now',
      hint: someNow
        ? `${formatMoney(split.paid, cash)} in this transaction${split.rest > 0n ? `; ${formatMoney(split.rest, share)} stay with you` : ''}`
        : 'nobody buys at the moment',
      disabled: !someNow,
    },
    ...(split.rest > 0n && someNow && window !== undefined
      ? [
          {
            value: 'nowAndQueue' as const,
            label: 'Sell a part now, queue the rest',
            hint: `${formatMoney(split.paid, cash)} now; ${formatMoney(split.rest, share)} wait for ${formatDate(window.settles)}`,
          },
        ]
      : []),
    {
      value: 'queue',
      label: 'Hand in for a window',
      hint:
        window === undefined
          ? 'no window of this share can be joined'
          : `about ${formatMoney(window.paid, cash)} on ${formatDate(window.settles)} or later`,
      disabled: window === undefined,
    },
    {
      value: 'hold',
      label: 'Hold a price',
      hint: holds
        ? 'a firm price until a day that you choose, for a premium'
        : 'a firm price for later, for a premium; not offered for this share',
      disabled: !holds,
    },
    {
      value: 'borrow',
      label: 'Borrow against the shares',
      hint: 'cash without leaving; not open yet',
      disabled: true,
    },
  ]
}
