import { useSyncExternalStore } from 'react'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { drawer } from '../../transactions/drawer.ts'
import { isFinished } from '../../transactions/store.ts'
import { transactions } from '../../transactions/transactions.ts'

const STATES = {
  signing: 'waits for your signature',
  sent: 'is on its way',
  mined: 'is mined; the ledger reads it in a moment',
  indexed: 'is done',
  failed: 'failed',
} as const

/** Transactions of a wallet that are not finished, so that a balance that is about to change says so. */
export function UnderWay({ address }: { readonly address: string }) {
  const all = useSyncExternalStore(transactions.subscribe, transactions.all)
  const open = all.filter(
    (record) => record.account.toLowerCase() === address.toLowerCase() && !isFinished(record),
  )
  return open.map((record) => (
    <Notice
      key={record.id}
      kind="info"
      title={`${record.title} ${STATES[record.state]}`}
      action={
        <Button size="small" onClick={() => drawer.openRecord(record.id)}>
          Look
        </Button>
      }
    >
      The figures below change by themselves when it is done.
    </Notice>
  ))
}
