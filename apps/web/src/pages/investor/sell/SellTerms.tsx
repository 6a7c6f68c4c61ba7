import type { ExitQuote } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Select } from '../../../components/Select.tsx'
import { formatDistance, formatTime } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { minimumPaid } from './breakdownOf.ts'

const SLIPPAGES = [
  { value: '10', label: '0.1 % below the price' },
  { value: '50', label: '0.5 % below the price' },
  { value: '100', label: '1 % below the price' },
] as const

/** On which terms a sale is sent: the least accepted, the price's expiry, and what happens to a rest. */
export function SellTerms({
  quote,
  now,
  priceUntil,
  ready,
  onDone,
}: {
  readonly quote: ExitQuote
  readonly now: number
  /** Unix seconds until which the pool's price holds, where it is known. */
  readonly priceUntil: number | null
  readonly ready: boolean
  /** The ledger has the sale. */
  readonly onDone: (hash: `0x${string}`) => void
}) {
  const transaction = useTransaction()
  const [slippage, setSlippage] = useState<string>('50')
  const [partly, setPartly] = useState(true)
  const { share, cash } = quote
  const whole = quote.filled === quote.asked
  const least = minimumPaid(quote, Number(slippage))
  const possible = quote.limit !== 'notAllowed' && BigInt(quote.filled) > 0n && (whole || partly)
  const sell = () => {
    transaction.start({
      title: `Sell ${formatMoney(whole ? quote.asked : quote.filled, share)} for about ${formatMoney(quote.paid, cash)}`,
      prepare: (client) =>
        client.desk.sell({
          share: share.address,
          amount: BigInt(quote.asked),
          minimumPaid: least.whole,
          partly: !whole && partly,
        }),
      onIndexed: onDone,
    })
  }
  return (
    <div className="mt-5 flex flex-col gap-5">
      <Select label="Least you accept" value={slippage} onChange={setSlippage} options={SLIPPAGES} />
      {!whole && BigInt(quote.filled) > 0n && (
        <Checkbox
          label="Sell the part that the desk takes now"
          hint="The rest stays in your wallet; you can sell it when the desk has room again."
          checked={partly}
          onChange={setPartly}
        />
      )}
      <KeyValue
        rows={[
          {
            label: 'Least you get',
            hint: 'If the desk would pay less when your order is mined, nothing is sold.',
            value: <Money amount={least.filled} token={cash} />,
          },
          {
            label: 'Price holds until',
            hint: 'The pool’s price follows from its last report. After this day the desk deals only with a newer report.',
            value:
              priceUntil === null ? (
                'the next report'
              ) : (
                <>
                  {formatTime(priceUntil)}{' '}
                  <span className="text-ink-3">({formatDistance(priceUntil, now)})</span>
                </>
              ),
          },
          { label: 'Paid to', value: `this wallet, in ${cash.symbol}` },
        ]}
      />
      <Button kind="primary" size="large" disabled={!ready || !possible} onClick={sell}>
        {possible ? `Sell for ${formatMoney(quote.paid, cash)}` : 'Nothing can be sold now'}
      </Button>
    </div>
  )
}
