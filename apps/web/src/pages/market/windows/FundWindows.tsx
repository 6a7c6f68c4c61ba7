import type { AsOf as Dated, PoolSummary, Token } from '@specie/api'
import type { WindowsReading } from '@specie/protocol'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Select } from '../../../components/Select.tsx'
import { formatDate } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { LocalDollars } from '../../../transactions/LocalDollars.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AmountField } from '../../pool/actions/AmountField.tsx'
import { cashIn } from '../../pool/actions/cashIn.ts'
import { readAmount } from '../../pool/actions/readAmount.ts'
import { WindowTable } from '../../queue/WindowTable.tsx'

/** Bringing cash for a window: who does takes the shares that it redeems, below the bid. */
export function FundWindows({
  pool,
  share,
  windows,
}: {
  readonly pool: PoolSummary
  readonly share: Token
  readonly asOf: Dated
  readonly windows: WindowsReading | undefined
}) {
  if (windows === undefined) {
    return (
      <Card>
        <EmptyState
          title={`${share.symbol} has no redemption windows`}
          text="The pool’s servicer opens them and publishes their days."
        />
      </Card>
    )
  }
  const due = windows.windows.find(
    ({ settled, settles }) => !settled && settles <= Number(windows.block.timestamp),
  )
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-6">
        {due !== undefined && <Settle share={share} number={due.number} />}
        <WindowTable windows={windows} />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <Bring windows={windows} share={share} cash={pool.cash} />
        <Terms windows={windows} />
      </div>
    </div>
  )
}

function Settle({ share, number }: { readonly share: Token; readonly number: number }) {
  const transaction = useTransaction()
  const settle = () =>
    transaction.start({
      title: `Settle window ${number} of ${share.symbol}`,
      prepare: (client) => client.share(share.address).windows.settle(),
    })
  return (
    <Notice
      kind="info"
      title={`The day of window ${number} has come`}
      action={
        <Button size="small" onClick={settle}>
          Settle it
        </Button>
      }
    >
      Anyone can settle it; from then on everybody can claim their part.
    </Notice>
  )
}

function Bring({
  windows,
  share,
  cash,
}: {
  readonly windows: WindowsReading
  readonly share: Token
  readonly cash: Token
}) {
  const { address, wallet } = useAccount()
  const transaction = useTransaction()
  const [text, setText] = useState('')
  const [number, setNumber] = useState('')
  const now = Number(windows.block.timestamp)
  const coming = windows.windows.filter(({ settled, settles }) => !settled && settles > now)
  const window = coming.find((one) => String(one.number) === number) ?? coming[0]
  const have = address === undefined ? undefined : (cashIn(wallet, cash.address) ?? 0n)
  const { amount, error } = readAmount(
    text,
    cash.decimals,
    have,
    `This wallet has ${formatMoney(have ?? 0n, cash)}.`,
  )
  if (window === undefined) return null
  const bring = () =>
    transaction.start({
      title: `Bring ${formatMoney(amount!, cash)} for ${formatDate(window.settles)}`,
      prepare: (client) => client.share(share.address).windows.fund(window.number, amount!),
      onIndexed: () => setText(''),
    })
  return (
    <Card
      title="Bring cash"
      hint="It redeems what waits, at the bid less fee and swing: that discount is yours, with the shares."
    >
      <div className="flex flex-col gap-5">
        <Select
          label="For the window of"
          value={String(window.number)}
          onChange={setNumber}
          options={coming.map((one) => ({ value: String(one.number), label: formatDate(one.settles) }))}
        />
        <AmountField
          label="You bring"
          token={cash}
          value={text}
          onChange={setText}
          error={error}
          most={have}
          hint={
            have === undefined
              ? 'Connect a wallet to bring cash.'
              : `This wallet has ${formatMoney(have, cash)}.`
          }
        />
        {have === 0n && <LocalDollars wallet={address} />}
        <KeyValue
          rows={[
            {
              label: 'Waits for it',
              value: <Money amount={windows.waiting + window.shares} token={share} digits={0} />,
            },
            { label: 'Brought so far', value: <Money amount={window.funded} token={cash} digits={0} /> },
          ]}
        />
        <Button
          kind="primary"
          size="large"
          disabled={address === undefined || amount === undefined}
          onClick={bring}
        >
          {amount === undefined ? 'Bring cash' : `Bring ${formatMoney(amount, cash)}`}
        </Button>
        <p className="text-[0.8125rem] text-ink-3">
          It can be taken back until the cut-off. What is not needed comes back after the settlement.
        </p>
      </div>
    </Card>
  )
}

function Terms({ windows: { terms } }: { readonly windows: WindowsReading }) {
  const tiers = terms.notice.flatMap((days, tier) =>
    tier > 0 && days === 0 ? [] : [{ days, fee: terms.fee[tier as 0 | 1 | 2] }],
  )
  return (
    <Card title="Agreed terms">
      <KeyValue
        rows={[
          ...tiers.map(({ days, fee }) => ({
            label: days === 0 ? 'Fee without notice' : `Fee with ${days} days of notice`,
            value: formatPercent(fee / 1e5),
          })),
          {
            label: 'Swing',
            hint: 'Taken off the price when so much is handed in; in proportion below.',
            value: `up to ${formatPercent(terms.swing / 1e5)} at ${formatPercent(terms.swingAt / 1e5, 0)} of the supply`,
          },
          {
            label: 'Redeemed at most',
            value: `${formatPercent(terms.most / 1e5, 0)} of the supply a window`,
          },
          {
            label: 'Patience',
            hint: 'After so many windows in a row without any redemption, shares are handed back at any time.',
            value: `${terms.patience} windows`,
          },
        ]}
      />
    </Card>
  )
}
