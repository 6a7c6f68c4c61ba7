import type { ReserveReading } from '@specie/protocol'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { formatMoney } from '../../../format/money.ts'
import { LocalDollars } from '../../../transactions/LocalDollars.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AmountField } from '../../pool/actions/AmountField.tsx'
import { cashIn } from '../../pool/actions/cashIn.ts'
import { readAmount } from '../../pool/actions/readAmount.ts'

/** Bringing cash into the reserve. */
export function DepositForm({ reading }: { readonly reading: ReserveReading }) {
  const { address, wallet } = useAccount()
  const transaction = useTransaction()
  const [text, setText] = useState('')
  const { cash, reserve } = reading
  const have = cashIn(wallet, cash.address)
  const { amount, error } = readAmount(
    text,
    cash.decimals,
    have,
    `This wallet has ${formatMoney(have ?? 0n, cash)}.`,
  )
  // Who enters pays the upper end of the reserve's worth; the contract computes it to the unit.
  const shares =
    amount === undefined
      ? undefined
      : reading.supply === 0n || reading.high === 0n
        ? undefined
        : (amount * reading.supply) / reading.high
  const deposit = () =>
    transaction.start({
      title: `Bring ${formatMoney(amount!, cash)} into the reserve`,
      prepare: (client) => client.reserve.deposit(amount!),
      onIndexed: () => setText(''),
    })
  return (
    <Card title="Deposit">
      <div className="flex flex-col gap-5">
        <AmountField
          label="You lend"
          token={cash}
          value={text}
          onChange={setText}
          error={error}
          most={have}
          hint={
            have === undefined
              ? 'Connect a wallet at the top of the page to deposit.'
              : `This wallet has ${formatMoney(have, cash)}.`
          }
        />
        {(have === 0n || (error !== undefined && amount === undefined)) && <LocalDollars wallet={address} />}
        {shares !== undefined && (
          <KeyValue rows={[{ label: 'You get about', value: <Money amount={shares} token={reserve} /> }]} />
        )}
        <Button
          kind="primary"
          size="large"
          disabled={address === undefined || amount === undefined}
          onClick={deposit}
        >
          {amount === undefined ? 'Deposit' : `Deposit ${formatMoney(amount, cash)}`}
        </Button>
      </div>
    </Card>
  )
}
