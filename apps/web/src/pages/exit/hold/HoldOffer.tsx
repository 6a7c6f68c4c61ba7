import type { Token } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Select } from '../../../components/Select.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { formatSpan, formatTime } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useChainRead } from '../../pool/useChainRead.ts'
import type { ExitBook } from '../model/ExitBook.ts'

const DAY = 86_400
const DAYS = [1, 3, 7, 14, 30, 60, 90] as const

/** A firm price for later: what it pays, until when, what it costs, and the drawer. */
export function HoldOffer({
  book,
  amount,
  share,
  cash,
  ready,
  onDone,
}: {
  readonly book: ExitBook
  readonly amount: bigint
  readonly share: Token
  readonly cash: Token
  readonly ready: boolean
  readonly onDone: (hash: `0x${string}`) => void
}) {
  const transaction = useTransaction()
  const longest = book.holds?.terms.longest ?? 0
  const choices = DAYS.filter((days) => days * DAY <= longest)
  const [days, setDays] = useState('')
  const span =
    choices.find((one) => String(one) === days) ?? choices.findLast((one) => one <= 7) ?? choices[0]
  const until = book.block.timestamp + BigInt((span ?? 0) * DAY)
  const offer = useChainRead(
    span === undefined ? undefined : ['hold', share.address, String(amount), String(until)],
    Number(book.block.number),
    (client) => client.holds.quote({ share: share.address, amount, until }, book.block.number),
  )
  const quote = offer.data?.amount === amount ? offer.data : undefined
  const buy = () =>
    transaction.start({
      title: `Hold the price of ${formatMoney(amount, share)} until ${formatTime(Number(until))}`,
      prepare: (client) => client.holds.buy({ share: share.address, amount, until }),
      onIndexed: onDone,
    })
  return (
    <div className="flex flex-col gap-5">
      <Select
        label="Firm for"
        value={String(span ?? '')}
        onChange={setDays}
        options={choices.map((one) => ({ value: String(one), label: formatSpan(one * DAY) }))}
      />
      {offer.error !== null && (
        <Notice kind="warn" title="No firm price for this size">
          {offer.error.message.replace(/\.?$/, '.')}
        </Notice>
      )}
      {quote === undefined && offer.error === null && <Skeleton className="h-28 w-full" />}
      {quote !== undefined && offer.error === null && (
        <>
          <KeyValue
            rows={[
              {
                label: 'The desk will pay',
                hint: 'Whatever the price and the level of caution are by then; for a part, the same part of it.',
                value: <Money amount={quote.paid} token={cash} />,
                strong: true,
              },
              { label: 'Until', value: formatTime(Number(quote.until)) },
              {
                label: 'It costs now',
                hint: 'A put at today’s value, times how scarce the desk’s limit is: the premium goes to those who lend to the reserve.',
                value: (
                  <>
                    <Money amount={quote.premium} token={cash} />
                    <span className="ml-2 inline-block text-ink-3">
                      {formatPercent(Number(quote.premium) / Number(quote.gross), 3)} of the value
                    </span>
                  </>
                ),
              },
            ]}
          />
          <Notice kind="info" title="What is firm, and what is not">
            Firm: what is paid, fully covered by cash that is set aside, until{' '}
            {formatTime(Number(quote.until))}. The shares stay with you, with their income, and nobody makes
            you sell. The premium is not paid back.
          </Notice>
        </>
      )}
      <Button
        kind="primary"
        size="large"
        disabled={!ready || quote === undefined || offer.error !== null}
        onClick={buy}
      >
        {quote === undefined ? 'Hold the price' : `Hold the price for ${formatMoney(quote.premium, cash)}`}
      </Button>
    </div>
  )
}
