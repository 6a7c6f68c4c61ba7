import { type Holding, type PoolSummary, routes, type Tranche } from '@specie/api'
import { formatAmount } from '@specie/units'
import { useState } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { formatMoney } from '../../../format/money.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AmountField } from '../../pool/actions/AmountField.tsx'
import { readAmount } from '../../pool/actions/readAmount.ts'
import { PriceBreakdown } from './PriceBreakdown.tsx'
import { SellTerms } from './SellTerms.tsx'
import { SoldNote } from './SoldNote.tsx'
import { useSettled } from './useSettled.ts'

const PARTS = [25n, 50n, 75n, 100n] as const

/** How much to sell, and what the desk pays for it now. */
export function SellForm({
  pool,
  tranche,
  holding,
}: {
  readonly pool: PoolSummary
  readonly tranche: Tranche
  readonly holding: Holding | undefined
}) {
  const { address } = useAccount()
  const { share } = tranche
  const [text, setText] = useState('')
  const [sold, setSold] = useState<`0x${string}`>()
  const free = holding === undefined ? 0n : BigInt(holding.balance) - BigInt(holding.frozen)
  const { amount, error } = readAmount(
    text,
    share.decimals,
    address === undefined ? undefined : free,
    `You can sell ${formatMoney(free, share)}.`,
  )
  const asked = useSettled(amount, 250)
  const quote = useAnswer(
    routes.exitQuote,
    {
      params: { share: share.address },
      query: { amount: String(asked ?? 0n), ...(address !== undefined && { holder: address }) },
    },
    { enabled: asked !== undefined, keep: true },
  )
  const answer = amount === undefined ? undefined : quote.data
  const fresh = answer !== undefined && BigInt(answer.data.asked) === amount
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <div>
          <AmountField
            label="You sell"
            token={share}
            value={text}
            onChange={setText}
            error={error}
            most={free}
            hint={
              address === undefined
                ? 'Nobody is connected: the price is shown, a sale needs the wallet that holds the shares.'
                : holding === undefined
                  ? `This wallet has no ${share.symbol}.`
                  : `You have ${formatMoney(holding.balance, share)}${BigInt(holding.frozen) > 0n ? `, of which ${formatMoney(holding.frozen, share)} are frozen` : ''}.`
            }
          />
          {free > 0n && (
            <div className="mt-2 flex gap-2">
              {PARTS.map((part) => (
                <Button
                  key={part}
                  size="small"
                  kind="quiet"
                  onClick={() => setText(formatAmount((free * part) / 100n, share.decimals))}
                >
                  {part === 100n ? 'All' : `${part} %`}
                </Button>
              ))}
            </div>
          )}
        </div>
        {quote.error !== null && amount !== undefined && (
          <Notice
            kind="bad"
            title="The desk gave no price"
            action={
              <Button size="small" onClick={() => void quote.refetch()}>
                Ask again
              </Button>
            }
          >
            {quote.error.message}.
          </Notice>
        )}
        {amount !== undefined && answer === undefined && quote.error === null && (
          <Skeleton className="h-48 w-full" />
        )}
        {answer !== undefined && (
          <div className={fresh ? undefined : 'opacity-50'}>
            <PriceBreakdown quote={answer.data} asOf={answer} />
            <SellTerms
              quote={answer.data}
              now={answer.block.timestamp}
              priceUntil={holding?.priceUntil ?? answer.data.priceUntil}
              ready={fresh && address !== undefined && free > 0n}
              onDone={(hash) => {
                setSold(hash)
                setText('')
              }}
            />
          </div>
        )}
        {sold !== undefined && amount === undefined && (
          <SoldNote share={share} cash={pool.cash} hash={sold} />
        )}
        {amount === undefined && error === undefined && sold === undefined && (
          <p className="rounded-lg bg-sunken px-4 py-6 text-center text-ink-3">
            Enter an amount to see the desk’s price for it, with every part of it.
          </p>
        )}
      </div>
    </Card>
  )
}
