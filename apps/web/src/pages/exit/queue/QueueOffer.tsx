import type { Token } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Select } from '../../../components/Select.tsx'
import { formatDate, formatDistance, formatTime } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import type { ExitBook } from '../model/ExitBook.ts'
import type { WindowOffer } from '../model/windowOffer.ts'

/** Handing shares in for a window: which one, what is known of its price now, what is not, and the drawer. */
export function QueueOffer({
  book,
  amount,
  offers,
  share,
  cash,
  ready,
  onDone,
}: {
  readonly book: ExitBook
  readonly amount: bigint
  /** In order of their days; at least one. */
  readonly offers: readonly WindowOffer[]
  readonly share: Token
  readonly cash: Token
  readonly ready: boolean
  readonly onDone: (hash: `0x${string}`) => void
}) {
  const transaction = useTransaction()
  const [number, setNumber] = useState<string>('')
  const offer = offers.find((one) => String(one.number) === number) ?? offers[0]!
  const { patience } = book.windows!.terms
  const request = () =>
    transaction.start({
      title: `Hand ${formatMoney(amount, share)} in for ${formatDate(offer.settles)}`,
      prepare: (client) => client.share(share.address).windows.request({ amount, window: offer.number }),
      onIndexed: onDone,
    })
  return (
    <div className="flex flex-col gap-5">
      <Select
        label="Window"
        value={String(offer.number)}
        onChange={setNumber}
        options={offers.map((one) => ({
          value: String(one.number),
          label: `${formatDate(one.settles)}: fee ${formatPercent(one.fee, 1)}, to be taken back until ${formatDate(one.cutoff)}`,
        }))}
      />
      <KeyValue
        rows={[
          {
            label: 'Paid from',
            value: (
              <>
                {formatTime(offer.settles)}{' '}
                <span className="text-ink-3">
                  ({formatDistance(offer.settles, Number(book.block.timestamp))})
                </span>
              </>
            ),
          },
          {
            label: 'Fee for the notice',
            hint: 'Firm from now on: a later window gives more notice and costs less.',
            value: formatPercent(offer.fee),
          },
          {
            label: 'Swing',
            hint: 'The more is handed in, the less each share is paid: those who leave bear the cost of their leaving.',
            value: `${formatPercent(offer.swing, 3)} with this order, at most ${formatPercent(offer.mostSwing)}`,
          },
          {
            label: 'Cash brought so far',
            hint: 'Cash pays the same part of every order; the rest waits for the next window at the same fee.',
            value: (
              <>
                <Money amount={offer.brought} token={cash} digits={0} bare /> of{' '}
                <Money amount={offer.wanted} token={cash} digits={0} />
              </>
            ),
          },
          {
            label: 'If all is paid at today’s bid',
            value: <Money amount={offer.paid} token={cash} />,
            strong: true,
          },
          { label: 'At the full swing', value: <Money amount={offer.leastPaid} token={cash} /> },
        ]}
      />
      <Notice kind="info" title="What is firm, and what is not">
        Firm: the days, the fee, and the most that the swing can take. Not firm: the bid of{' '}
        {formatDate(offer.settles)} and how much cash is brought until then; what is there now would pay{' '}
        {formatPercent(offer.filled, 0)} of the order. You can take it back until {formatTime(offer.cutoff)}.
        {patience > 0 && ` After ${patience} windows without cash, shares are handed back at any time.`}
      </Notice>
      <Button kind="primary" size="large" disabled={!ready} onClick={request}>
        {`Hand in ${formatMoney(amount, share)}`}
      </Button>
    </div>
  )
}
