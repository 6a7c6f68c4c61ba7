import type { Holding, Pool } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { Money } from '../../../components/Money.tsx'
import { Select } from '../../../components/Select.tsx'
import { formatMoney } from '../../../format/money.ts'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AmountField } from './AmountField.tsx'
import { holdingOf } from './holdingOf.ts'
import { readAmount } from './readAmount.ts'

const WORDS = {
  refund: {
    title: 'Take your cash back',
    hint: 'The raise did not come off. Every share is worth what was paid for it.',
    verb: 'Take back',
    none: 'This wallet has nothing in this pool to take back.',
  },
  redeem: {
    title: 'Redeem',
    hint: 'What this tranche was owed is in the pool. Shares are exchanged for their part of the cash.',
    verb: 'Redeem',
    none: 'This wallet holds no shares of this pool.',
  },
} as const

/** The end of an investment: refund after a raise that did not come off, redemption when a pool has paid. */
export function TakeBackPanel({ pool, how }: { readonly pool: Pool; readonly how: keyof typeof WORDS }) {
  const { wallet, address } = useAccount()
  const held = pool.tranches
    .flatMap((tranche) => holdingOf(wallet, tranche.share.address) ?? [])
    .filter(({ balance }) => BigInt(balance) > 0n)
  const words = WORDS[how]
  return (
    <Card title={words.title} hint={words.hint}>
      {held.length === 0 ? (
        <p className="text-ink-2">
          {address === undefined ? 'Connect the wallet that holds the shares.' : words.none}
        </p>
      ) : (
        <TakeBackForm pool={pool} how={how} held={held} />
      )}
    </Card>
  )
}

function TakeBackForm({
  pool,
  how,
  held,
}: {
  readonly pool: Pool
  readonly how: keyof typeof WORDS
  readonly held: readonly Holding[]
}) {
  const transaction = useTransaction()
  const [chosen, setChosen] = useState(String(held[0]!.tranche))
  const holding = held.find(({ tranche }) => String(tranche) === chosen) ?? held[0]!
  const [text, setText] = useState('')
  const most = BigInt(holding.balance)
  const typed = readAmount(
    text,
    holding.share.decimals,
    most,
    `This wallet has ${formatMoney(most, holding.share)}.`,
  )
  const amount = text.trim() === '' ? most : typed.amount
  const words = WORDS[how]
  const go = () =>
    transaction.start({
      title: `${words.verb} ${holding.share.symbol}`,
      prepare: (client) =>
        how === 'refund'
          ? client.pool(pool.pool).refund({ tranche: holding.tranche, amount: amount! })
          : client.pool(pool.pool).redeem({ tranche: holding.tranche, shares: amount! }),
      onIndexed: () => setText(''),
    })
  return (
    <div className="flex flex-col gap-5">
      {held.length > 1 && (
        <Select
          label="Tranche"
          value={chosen}
          onChange={setChosen}
          options={held.map((one) => ({
            value: String(one.tranche),
            label: `${one.share.symbol}: ${formatMoney(one.balance, one.share)}`,
          }))}
        />
      )}
      <AmountField
        label="Shares"
        token={holding.share}
        value={text}
        onChange={setText}
        error={typed.error}
        most={most}
        hint={
          <>
            Left empty: all of them, <Money amount={most} token={holding.share} />.
          </>
        }
      />
      <Button kind="primary" size="large" disabled={amount === undefined} onClick={go}>
        {amount === undefined ? words.verb : `${words.verb} ${formatMoney(amount, holding.share)}`}
      </Button>
    </div>
  )
}
