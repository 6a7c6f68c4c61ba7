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
import type { Split } from '../model/splitSale.ts'
import type { WindowOffer } from '../model/windowOffer.ts'
import { PriceBreakdown } from './PriceBreakdown.tsx'
import { prepareExit } from './prepareExit.ts'

const SLIPPAGES = [
  { value: '10', label: '0.1 % below the price' },
  { value: '50', label: '0.5 % below the price' },
  { value: '100', label: '1 % below the price' },
] as const

/** A sale at once: what is paid and why, how firm it is, and the drawer. */
export function NowOffer({
  book,
  split,
  queue,
  share,
  cash,
  priceUntil,
  ready,
  onDone,
}: {
  readonly book: ExitBook
  readonly split: Split
  /** Window that the rest waits for; undefined: it stays in the wallet. */
  readonly queue: WindowOffer | undefined
  readonly share: Token
  readonly cash: Token
  /** Unix seconds until which the pool's price holds. */
  readonly priceUntil: number | null
  readonly ready: boolean
  readonly onDone: (hash: `0x${string}`) => void
}) {
  const transaction = useTransaction()
  const [slippage, setSlippage] = useState<string>('50')
  if (split.sold === 0n) return <NothingNow book={book} symbol={share.symbol} />
  const least = (split.paid * BigInt(10_000 - Number(slippage))) / 10_000n
  const rest = queue === undefined ? 0n : split.rest
  const sell = () =>
    transaction.start({
      title: `Sell ${formatMoney(split.sold, share)} for about ${formatMoney(split.paid, cash)}${rest > 0n ? `, queue ${formatMoney(rest, share)}` : ''}`,
      prepare: (client) =>
        prepareExit(client, { share, cash, split, slippage: BigInt(slippage), queue: queue !== undefined }),
      onIndexed: onDone,
    })
  return (
    <div className="flex flex-col gap-5">
      {split.rest > 0n && (
        <Notice
          kind="warn"
          title={`${formatMoney(split.sold, share)} are sold now, ${formatMoney(split.rest, share)} ${queue === undefined ? 'stay with you' : 'wait'}`}
        >
          {queue === undefined
            ? 'Nobody takes more at the moment: the desk’s room grows back day by day, the market reaches as far as its band.'
            : `They join the window of ${formatDate(queue.settles)} for a fee of ${formatPercent(queue.fee)}, and can be taken back until ${formatDate(queue.cutoff)}.`}
        </Notice>
      )}
      <PriceBreakdown book={book} split={split} share={share} cash={cash} />
      <Select label="Least you accept" value={slippage} onChange={setSlippage} options={SLIPPAGES} />
      <KeyValue
        rows={[
          {
            label: 'Firm',
            hint: 'The contracts compute the price again when the order is mined. Other sales may come before yours; if less than the least you accept would be paid, nothing is sold.',
            value: (
              <>
                at least <Money amount={least} token={cash} />, or nothing is sold
              </>
            ),
          },
          {
            label: 'Price holds until',
            hint: 'The pool’s price follows from its last report. After this day desk and market deal only with a newer report.',
            value:
              priceUntil === null ? (
                'the next report'
              ) : (
                <>
                  {formatTime(priceUntil)}{' '}
                  <span className="text-ink-3">
                    ({formatDistance(priceUntil, Number(book.block.timestamp))})
                  </span>
                </>
              ),
          },
          { label: 'Paid to', value: `this wallet, in ${cash.symbol}` },
        ]}
      />
      <Button kind="primary" size="large" disabled={!ready} onClick={sell}>
        {`Sell for ${formatMoney(split.paid, cash)}${rest > 0n ? ' and queue the rest' : ''}`}
      </Button>
    </div>
  )
}

function NothingNow({ book, symbol }: { readonly book: ExitBook; readonly symbol: string }) {
  if (book.holding.bid === undefined)
    return (
      <Notice kind="warn" title="Nothing can be sold now">
        The last price is too old: desk and market deal again with the next report.
      </Notice>
    )
  return (
    <Notice kind="warn" title="Nothing can be sold now">
      {book.exits.desk === undefined
        ? `The desk does not deal in ${symbol}, and there is no market for it.`
        : 'The desk’s limit or its cash is used up; its room grows back day by day.'}
    </Notice>
  )
}
