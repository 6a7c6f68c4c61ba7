import type { Pool } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { readAmount } from './readAmount.ts'

/** Asks for losses that are known before the next report. */
export function ImpairDialog({
  pool,
  open,
  onClose,
}: {
  readonly pool: Pool
  readonly open: boolean
  readonly onClose: () => void
}) {
  const [text, setText] = useState('')
  const { start } = useTransaction()
  const amount = readAmount(text, pool.cash.decimals)
  const go = () => {
    if (amount === undefined) return
    onClose()
    start({
      title: 'State further losses',
      about: 'Only the next report can take this back.',
      prepare: (client) => client.pool(pool.pool).impair(amount),
    })
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="State losses"
      description="Losses that the last report did not know. Prices fall with your signature."
      footer={
        <>
          <Button onClick={onClose}>Back</Button>
          <Button kind="danger" disabled={amount === undefined} onClick={go}>
            Look at it and sign
          </Button>
        </>
      }
    >
      <Field
        label="Further losses"
        unit={pool.cash.symbol}
        inputMode="decimal"
        value={text}
        onChange={setText}
        error={text !== '' && amount === undefined ? 'An amount above zero' : undefined}
      />
    </Dialog>
  )
}
