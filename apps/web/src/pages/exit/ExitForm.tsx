import { type AsOf as Dated, type PoolSummary, routes, type Tranche } from '@specie/api'
import { formatAmount } from '@specie/units'
import { useMemo, useState } from 'react'
import { useAnswer } from '../../api/useAnswer.ts'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { Notice } from '../../components/Notice.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { formatMoney } from '../../format/money.ts'
import { useAccount } from '../../wallet/useAccount.ts'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { AmountField } from '../pool/actions/AmountField.tsx'
import { readAmount } from '../pool/actions/readAmount.ts'
import { HoldOffer } from './hold/HoldOffer.tsx'
import type { ExitBook } from './model/ExitBook.ts'
import { mostSize } from './model/exitSizes.ts'
import { splitSale } from './model/splitSale.ts'
import { windowOffers } from './model/windowOffer.ts'
import { NowOffer } from './now/NowOffer.tsx'
import { QueueOffer } from './queue/QueueOffer.tsx'
import { SizeSlider } from './SizeSlider.tsx'
import { SoldNote } from './SoldNote.tsx'
import { type Way, waysFor } from './waysFor.ts'

const PARTS = [25n, 50n, 75n, 100n] as const

/** How much is left, by which way, and on which terms. */
export function ExitForm({
  pool,
  tranche,
  book,
  asOf,
}: {
  readonly pool: PoolSummary
  readonly tranche: Tranche
  readonly book: ExitBook
  readonly asOf: Dated
}) {
  const { address } = useAccount()
  const { share } = tranche
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Way>('now')
  const [done, setDone] = useState<{ readonly hash: `0x${string}`; readonly way: Way }>()
  const { holding } = book
  const free = holding.balance - holding.frozen
  const { amount, error } = readAmount(
    text,
    share.decimals,
    address === undefined ? undefined : free,
    `You can sell ${formatMoney(free, share)}.`,
  )
  // The server knows until when the price holds, and whether this wallet may sell at all.
  const rules = useAnswer(routes.exitQuote, {
    params: { share: share.address },
    query: {
      amount: String(10n ** BigInt(share.decimals)),
      ...(address !== undefined && { holder: address }),
    },
  })
  const barred = rules.data?.data.limit === 'notAllowed' ? rules.data.data.sentence : undefined
  const split = useMemo(
    () => (amount === undefined ? undefined : splitSale(book.sources, amount)),
    [book, amount],
  )
  const offers = useMemo(() => (amount === undefined ? [] : windowOffers(book, amount)), [book, amount])
  const most = mostSize(book)
  const finish = (way: Way) => (hash: `0x${string}`) => {
    setDone({ hash, way })
    setText('')
  }
  const ways =
    split === undefined
      ? []
      : waysFor(split, offers[0], (book.holds?.terms.longest ?? 0) > 0, share, pool.cash)
  const way = ways.find(({ value, disabled }) => value === chosen && disabled !== true)
    ? chosen
    : (ways.find(({ disabled }) => disabled !== true)?.value ?? 'now')
  const shared = {
    book,
    share,
    cash: pool.cash,
    ready: address !== undefined && free > 0n && barred === undefined,
  }
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-2">
          <AmountField
            label="You sell"
            token={share}
            value={text}
            onChange={setText}
            error={error}
            most={free}
            hint={held(book, address !== undefined, share)}
          />
          <SizeSlider
            amount={amount ?? 0n}
            most={most}
            share={share}
            onChange={(next) => setText(next === 0n ? '' : formatAmount(next, share.decimals))}
          />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <div className="flex gap-2">
              {PARTS.map((part) => (
                <Button
                  key={part}
                  size="small"
                  kind="quiet"
                  onClick={() => setText(formatAmount((most * part) / 100n, share.decimals))}
                >
                  {part === 100n ? 'All' : `${part} %`}
                </Button>
              ))}
            </div>
            <AsOfLine asOf={asOf} />
          </div>
        </div>
        {barred !== undefined && (
          <Notice kind="warn" title="This wallet cannot sell now">
            {barred === null ? 'The rules of this share do not let it.' : `${barred}.`}
          </Notice>
        )}
        {split === undefined && error === undefined && done === undefined && (
          <p className="rounded-lg bg-sunken px-4 py-6 text-center text-ink-3">
            Enter an amount, or draw the slider, to see what every way out pays for it.
          </p>
        )}
        {split === undefined && done !== undefined && (
          <SoldNote share={share} cash={pool.cash} hash={done.hash} way={done.way} />
        )}
        {split !== undefined && (
          <>
            <RadioGroup label="How" value={way} onChange={setChosen} columns options={ways} />
            {way === 'hold' ? (
              <HoldOffer {...shared} amount={split.asked} onDone={finish('hold')} />
            ) : way === 'queue' ? (
              <QueueOffer {...shared} amount={split.asked} offers={offers} onDone={finish('queue')} />
            ) : (
              <NowOffer
                {...shared}
                split={split}
                queue={way === 'nowAndQueue' ? offers[0] : undefined}
                priceUntil={rules.data?.data.priceUntil ?? null}
                onDone={finish(way)}
              />
            )}
          </>
        )}
      </div>
    </Card>
  )
}

function held({ holding }: ExitBook, connected: boolean, share: Tranche['share']): string {
  if (!connected)
    return 'Nobody is connected: prices are shown, a sale needs the wallet that holds the shares.'
  if (holding.balance === 0n) return `This wallet has no ${share.symbol}.`
  const frozen = holding.frozen > 0n ? `, of which ${formatMoney(holding.frozen, share)} are frozen` : ''
  return `You have ${formatMoney(holding.balance, share)}${frozen}.`
}
