import { PageHeader } from '../../components/PageHeader.tsx'

/** Portfolio. */
export function PortfolioPage() {
  return <PageHeader title="Portfolio" />
}
