import { type PoolSummary, routes } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../api/ask.ts'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { sentenceOf } from '../../components/ErrorState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Select } from '../../components/Select.tsx'
import { formatMoney } from '../../format/money.ts'
import { formatPrice } from '../../format/price.ts'
import { useAccount } from '../../wallet/useAccount.ts'
import { AmountField } from '../pool/actions/AmountField.tsx'
import { holdingOf } from '../pool/actions/holdingOf.ts'
import { readAmount } from '../pool/actions/readAmount.ts'
import { Choice } from '../pool/overview/Choice.tsx'

type Side = 'sell' | 'buy'
const SIDES = [
  { value: 'sell', label: 'Sell' },
  { value: 'buy', label: 'Buy' },
] as const
const MINUTES = ['15', '60', '240', '1440'] as const
const NAMES: Readonly<Record<string, string>> = {
  '15': '15 minutes',
  '60': 'one hour',
  '240': 'four hours',
  '1440': 'one day',
}

/** Asking makers for quotes for one size. */
export function RequestForm({ pools }: { readonly pools: readonly PoolSummary[] }) {
  const { wallet } = useAccount()
  const queries = useQueryClient()
  const [side, setSide] = useState<Side>('sell')
  const [chosen, setChosen] = useState('')
  const [text, setText] = useState('')
  const [minutes, setMinutes] = useState<string>('15')
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false })
  const shares = pools
    .filter((pool) => pool.state === 'active')
    .flatMap((pool) => pool.tranches.map((tranche) => ({ pool, tranche })))
  const found = shares.find(({ tranche }) => tranche.share.address === chosen) ?? shares[0]
  if (found === undefined) return null
  const { share, price } = found.tranche
  const have = BigInt(holdingOf(wallet, share.address)?.balance ?? 0n)
  const { amount, error } = readAmount(
    text,
    share.decimals,
    side === 'sell' ? have : undefined,
    `You have ${formatMoney(have, share)}.`,
  )
  const request = async () => {
    setState({ busy: true })
    try {
      await ask(routes.requestBlock, {
        body: { share: share.address, side, shares: String(amount), minutes: Number(minutes) },
      })
      setText('')
      setState({ busy: false })
      await queries.invalidateQueries({ queryKey: ['api', 'blocks'] })
    } catch (failure) {
      setState({ busy: false, error: failure })
    }
  }
  return (
    <Card
      title="Ask for quotes"
      action={<Choice label="What you want" value={side} onChange={setSide} options={SIDES} />}
    >
      <div className="flex flex-col gap-5">
        <Select
          label="Share"
          value={share.address as string}
          onChange={setChosen}
          options={shares.map(({ pool, tranche }) => ({
            value: tranche.share.address as string,
            label: `${tranche.share.symbol} of ${pool.name}`,
          }))}
        />
        <AmountField
          label={side === 'sell' ? 'Shares to sell' : 'Shares to buy'}
          token={share}
          value={text}
          onChange={setText}
          error={error}
          most={side === 'sell' ? have : undefined}
          hint={price === null ? undefined : `The bid is ${formatPrice(price.bid, share, found.pool.cash)}.`}
        />
        <Select
          label="Answers are taken for"
          value={minutes}
          onChange={setMinutes}
          options={MINUTES.map((value) => ({ value, label: NAMES[value]! }))}
        />
        {state.error !== undefined && (
          <Notice kind="bad" title="The request was not made">
            {sentenceOf(state.error).message}. {sentenceOf(state.error).remedy}
          </Notice>
        )}
        <Button
          kind="primary"
          size="large"
          disabled={amount === undefined}
          busy={state.busy}
          onClick={() => void request()}
        >
          Ask makers
        </Button>
        <p className="text-[0.8125rem] text-ink-3">
          Every wallet that may hold {share.symbol} is asked; your name is not told before a quote is used. A
          request costs nothing and binds to nothing.
        </p>
      </div>
    </Card>
  )
}
