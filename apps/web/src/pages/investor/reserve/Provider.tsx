import type { ReserveReading } from '@specie/protocol'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { formatSpan, formatTime } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { AmountField } from '../../pool/actions/AmountField.tsx'
import { readAmount } from '../../pool/actions/readAmount.ts'

/** What a provider has in the reserve, and the way out: announce, wait, withdraw. */
export function Provider({ reading }: { readonly reading: ReserveReading }) {
  const transaction = useTransaction()
  const [text, setText] = useState('')
  const { provider, reserve, cash } = reading
  if (provider === undefined || provider.shares === 0n) {
    return (
      <Card title="Your part">
        <EmptyState
          title="Nothing lent yet"
          text="After a deposit your part, its worth and the way out stand here."
        />
      </Card>
    )
  }
  const { amount, error } = readAmount(
    text,
    reserve.decimals,
    provider.shares,
    `You have ${formatMoney(provider.shares, reserve)}.`,
  )
  const now = Number(reading.block.timestamp)
  const announce = (shares: bigint) =>
    transaction.start({
      title: shares === 0n ? 'Take the announcement back' : `Announce ${formatMoney(shares, reserve)}`,
      prepare: (client) => client.reserve.announce(shares),
      onIndexed: () => setText(''),
    })
  const withdraw = () =>
    transaction.start({
      title: `Take ${formatMoney(provider.redeemable, reserve)} out of the reserve`,
      prepare: (client) => client.reserve.redeem(provider.redeemable),
    })
  return (
    <Card title="Your part">
      <div className="flex flex-col gap-5">
        <KeyValue
          rows={[
            { label: 'Shares of the reserve', value: <Money amount={provider.shares} token={reserve} /> },
            {
              label: 'Worth to who leaves',
              hint: 'At the lower end of what the reserve holds.',
              value: <Money amount={provider.value} token={cash} />,
              strong: true,
            },
            ...(provider.announced > 0n
              ? [{ label: 'Announced', value: <Money amount={provider.announced} token={reserve} /> }]
              : []),
          ]}
        />
        {provider.announced > 0n && (
          <Notice
            kind={provider.redeemable > 0n ? 'good' : 'info'}
            title={
              provider.redeemable > 0n
                ? 'You can withdraw now'
                : now < Number(provider.from)
                  ? `From ${formatTime(Number(provider.from))} on`
                  : 'The window has passed, or cash is short'
            }
            action={
              <Button size="small" onClick={() => announce(0n)}>
                Take back
              </Button>
            }
          >
            The window closes on {formatTime(Number(provider.until))}.
          </Notice>
        )}
        {provider.redeemable > 0n ? (
          <Button kind="primary" size="large" onClick={withdraw}>
            Withdraw {formatMoney(provider.redeemable, reserve)}
          </Button>
        ) : (
          <>
            <AmountField
              label="Announce a withdrawal of"
              token={reserve}
              value={text}
              onChange={setText}
              error={error}
              most={provider.shares}
              hint={`It can be taken ${formatSpan(Number(reading.cooldown))} after the announcement.`}
            />
            <Button size="large" disabled={amount === undefined} onClick={() => announce(amount!)}>
              {provider.announced > 0n ? 'Replace the announcement' : 'Announce'}
            </Button>
          </>
        )}
      </div>
    </Card>
  )
}
