import { Drawer } from '../components/Drawer.tsx'
import { drawer } from './drawer.ts'
import { OrderView } from './OrderView.tsx'
import { RecordView } from './RecordView.tsx'
import { useRecords, useShown } from './useRecords.ts'

/** The one place where transactions are looked at, signed and followed. */
export function TransactionDrawer() {
  const shown = useShown()
  const records = useRecords()
  const record = shown?.kind === 'record' ? records.find(({ id }) => id === shown.id) : undefined
  const title = shown?.kind === 'order' ? shown.order.title : record?.title
  return (
    <Drawer open={title !== undefined} onClose={drawer.close} title={title ?? ''}>
      {shown?.kind === 'order' && <OrderView key={shown.number} order={shown.order} />}
      {record !== undefined && <RecordView key={record.id} record={record} />}
    </Drawer>
  )
}
