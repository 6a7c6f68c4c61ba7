import { PageHeader } from '../../components/PageHeader.tsx'

/** Data room. */
export function DataRoomPage() {
  return <PageHeader title="Data room" />
}
