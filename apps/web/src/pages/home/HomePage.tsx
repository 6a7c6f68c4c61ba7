import { PageHeader } from '../../components/PageHeader.tsx'

/** Home. */
export function HomePage() {
  return <PageHeader title="Home" />
}
