import type { Desk } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { type DeskTermsEntry, readDeskTerms, USUAL_TERMS } from './deskTermsEntry.ts'

/** On which terms the desk buys a share. */
export function ListDialog({
  share,
  cash,
  onClose,
}: {
  readonly share: { readonly address: `0x${string}`; readonly symbol: string }
  readonly cash: Desk['cash']
  readonly onClose: () => void
}) {
  const [entry, setEntry] = useState(USUAL_TERMS)
  const { start } = useTransaction()
  const terms = readDeskTerms(entry, cash.decimals)
  const set = (part: Partial<DeskTermsEntry>) => setEntry({ ...entry, ...part })
  const go = () => {
    if (typeof terms === 'string') return
    onClose()
    start({
      title: `Let the desk deal in ${share.symbol}`,
      about: 'From then on holders sell it at once, at the formula price less the fee, out of the reserve.',
      prepare: (client) => client.desk.list(share.address, terms),
      cash,
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`List ${share.symbol}`}
      description="How much the desk buys, and what it keeps for it. The price itself is the chain’s formula."
      footer={
        <>
          {typeof terms === 'string' && (
            <p className="mr-auto self-center text-[0.8125rem] text-ink-3">{terms}.</p>
          )}
          <Button onClick={onClose}>Back</Button>
          <Button kind="primary" disabled={typeof terms === 'string'} onClick={go}>
            List it
          </Button>
        </>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Buys at most"
          unit={cash.symbol}
          inputMode="decimal"
          value={entry.limit}
          onChange={(limit) => set({ limit })}
          hint="Within one window, at the formula price."
        />
        <Field
          label="Window"
          unit="days"
          inputMode="numeric"
          value={entry.days}
          onChange={(days) => set({ days })}
          hint="In so many days a limit that was used up is free again."
        />
        <Field
          label="Fee at the start"
          unit="%"
          inputMode="decimal"
          value={entry.base}
          onChange={(base) => set({ base })}
          hint="While nothing of the limit is used."
        />
        <Field
          label="More when it is full"
          unit="%"
          inputMode="decimal"
          value={entry.slope}
          onChange={(slope) => set({ slope })}
          hint="Added bit by bit as the limit fills: whoever leaves first pays least."
        />
      </div>
    </Dialog>
  )
}
