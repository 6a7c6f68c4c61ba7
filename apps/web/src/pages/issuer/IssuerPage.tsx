import { PageHeader } from '../../components/PageHeader.tsx'

/** Issue. */
export function IssuerPage() {
  return <PageHeader title="Issue" />
}
