import type { Token } from '@specie/protocol'
import { formatAmount } from '@specie/units'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { formatMoney } from '../../format/money.ts'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { AmountField } from '../pool/actions/AmountField.tsx'
import { readAmount } from '../pool/actions/readAmount.ts'
import type { OrderRow } from './orderColumns.tsx'

/** How much of an order is taken back. */
export function CancelDialog({
  share,
  order,
  onClose,
}: {
  readonly share: Token
  readonly order: OrderRow
  readonly onClose: () => void
}) {
  const transaction = useTransaction()
  const [text, setText] = useState(formatAmount(order.shares, share.decimals))
  const { amount, error } = readAmount(
    text,
    share.decimals,
    order.shares,
    `${formatMoney(order.shares, share)} wait.`,
  )
  const cancel = () => {
    onClose()
    transaction.start({
      title: `Take ${formatMoney(amount!, share)} back from window ${order.window}`,
      prepare: (client) => client.share(share.address).windows.cancel(order.window, amount!),
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Take shares back"
      description="They come back to this wallet at once. What the order has coming in cash can still be claimed."
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Leave it
          </Button>
          <Button kind="primary" disabled={amount === undefined} onClick={cancel}>
            Take back
          </Button>
        </>
      }
    >
      <AmountField
        label="You take back"
        token={share}
        value={text}
        onChange={setText}
        error={error}
        most={order.shares}
      />
    </Dialog>
  )
}
