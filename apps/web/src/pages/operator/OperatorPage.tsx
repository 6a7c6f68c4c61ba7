import { PageHeader } from '../../components/PageHeader.tsx'

/** Operate. */
export function OperatorPage() {
  return <PageHeader title="Operate" />
}
