import { PageHeader } from '../../components/PageHeader.tsx'

/** Get verified. */
export function VerificationPage() {
  return <PageHeader title="Get verified" />
}
