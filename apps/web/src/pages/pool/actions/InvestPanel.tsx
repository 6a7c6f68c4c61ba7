import type { Pool } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { RadioGroup } from '../../../components/RadioGroup.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { LocalDollars } from '../../../transactions/LocalDollars.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AmountField } from './AmountField.tsx'
import { cashIn } from './cashIn.ts'
import { Eligibility } from './Eligibility.tsx'
import { RaiseProgress } from './RaiseProgress.tsx'
import { readAmount } from './readAmount.ts'
import { useRestriction } from './useRestriction.ts'

/** Buying shares at par while a pool raises: who may, how much, and what one gets. */
export function InvestPanel({ pool, block }: { readonly pool: Pool; readonly block: number }) {
  const { address, wallet } = useAccount()
  const transaction = useTransaction()
  const [number, setNumber] = useState(String(firstWithRoom(pool)))
  const [text, setText] = useState('')
  const tranche = pool.tranches[Number(number)]!
  const room = roomOf(pool, Number(number))
  const have = cashIn(wallet, pool.cash.address)
  const { amount, error } = readAmount(
    text,
    pool.cash.decimals,
    room,
    `There is room for ${formatMoney(room, pool.cash)} in ${tranche.share.symbol}.`,
  )
  const restriction = useRestriction(
    { share: tranche.share.address, to: address, amount: amount ?? 0n },
    block,
  )
  const short = amount !== undefined && have !== undefined && amount > have
  const invest = () =>
    transaction.start({
      title: `Invest in ${tranche.share.symbol}`,
      prepare: (client) => client.pool(pool.pool).invest({ tranche: tranche.number, amount: amount! }),
      onIndexed: () => setText(''),
    })
  return (
    <Card title="Invest" hint="Shares are sold at par: one share for one unit of cash.">
      <div className="flex flex-col gap-5">
        <RaiseProgress pool={pool} />
        <RadioGroup
          label="Tranche"
          value={number}
          onChange={setNumber}
          options={pool.tranches.map((one) => ({
            value: String(one.number),
            label: `${one.share.symbol} · ${one.coupon === 0 ? 'keeps what remains' : `${formatPercent(one.coupon)} a year`}`,
            hint: `Room for ${formatMoney(roomOf(pool, one.number), pool.cash, { digits: 0 })}`,
            disabled: roomOf(pool, one.number) === 0n,
          }))}
        />
        <Eligibility symbol={tranche.share.symbol} restriction={restriction} />
        <AmountField
          label="You pay"
          token={pool.cash}
          value={text}
          onChange={setText}
          error={error ?? (short ? `This wallet has ${formatMoney(have, pool.cash)}.` : undefined)}
          most={have !== undefined && have < room ? have : room}
          hint={have === undefined ? undefined : `This wallet has ${formatMoney(have, pool.cash)}.`}
        />
        {(short || have === 0n) && <LocalDollars wallet={address} lacking={(amount ?? 0n) - (have ?? 0n)} />}
        {amount !== undefined && (
          <KeyValue
            rows={[
              { label: 'You get', value: <Money amount={amount} token={tranche.share} /> },
              { label: 'Price', value: `1.0000 ${pool.cash.symbol} a share` },
              ...(tranche.coupon === 0
                ? []
                : [
                    {
                      label: 'Interest a year',
                      hint: 'The coupon on what you pay in; it is paid as far as the loans bring it in.',
                      value: (
                        <Money
                          amount={(amount * BigInt(Math.round(tranche.coupon * 1e9))) / 1_000_000_000n}
                          token={pool.cash}
                        />
                      ),
                    },
                  ]),
            ]}
          />
        )}
        <Button
          kind="primary"
          size="large"
          disabled={
            address === undefined || amount === undefined || short || restriction.data?.passes === false
          }
          onClick={invest}
        >
          {amount === undefined ? 'Invest' : `Invest ${formatMoney(amount, pool.cash)}`}
        </Button>
        <p className="text-ink-3 text-xs">
          Your cash waits in the pool’s contract until the pool is activated. If the minimum is not reached,
          you take it back in full.
        </p>
      </div>
    </Card>
  )
}

function roomOf(pool: Pool, number: number): bigint {
  const tranche = pool.tranches[number]!
  const room = BigInt(tranche.maximum) - BigInt(tranche.supply)
  return room > 0n ? room : 0n
}

function firstWithRoom(pool: Pool): number {
  const found = pool.tranches.findIndex((_, number) => roomOf(pool, number) > 0n)
  return found === -1 ? 0 : found
}
