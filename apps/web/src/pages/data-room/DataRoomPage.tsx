import { type AsOf as Dated, type Pool, routes } from '@specie/api'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../../api/useAnswer.ts'
import { Button } from '../../components/Button.tsx'
import { Link } from '../../components/Link.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'
import { Answered } from '../pool/Answered.tsx'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { Documents } from '../pool/documents/Documents.tsx'
import { PoolStateBadge } from '../pool/PoolStateBadge.tsx'
import './print.css'
import { Recompute } from './recompute/Recompute.tsx'
import { SectionNav } from './SectionNav.tsx'
import { CollectionsSection } from './sections/CollectionsSection.tsx'
import { ConcentrationSection } from './sections/ConcentrationSection.tsx'
import { ParametersSection } from './sections/ParametersSection.tsx'
import { PartiesSection } from './sections/PartiesSection.tsx'
import { ReconciliationSection } from './sections/ReconciliationSection.tsx'
import { TapeSection } from './sections/TapeSection.tsx'
import { ValueSection } from './sections/ValueSection.tsx'

/** Everything that stands behind a pool, for anybody, without a wallet. */
export function DataRoomPage() {
  const { pool: address } = useParams({ strict: false }) as { readonly pool: string }
  const answer = useAnswer(routes.pool, { params: { pool: address } })
  return (
    <Answered
      answer={answer}
      what="the data room"
      skeleton={
        <>
          <PageHeader title="Data room" back={{ to: '/pools', label: 'Pools' }} />
          <SkeletonCard lines={12} what="the data room" />
        </>
      }
    >
      {(pool, asOf) => <DataRoom pool={pool} asOf={asOf} />}
    </Answered>
  )
}

const SECTIONS = [
  { id: 'tape', title: 'The loans', content: (pool: Pool) => <TapeSection pool={pool} /> },
  { id: 'value', title: 'Value and prices', content: (pool: Pool) => <ValueSection pool={pool} /> },
  { id: 'collections', title: 'Collections', content: (pool: Pool) => <CollectionsSection pool={pool} /> },
  { id: 'holders', title: 'Holders', content: (pool: Pool) => <ConcentrationSection pool={pool} /> },
  { id: 'documents', title: 'Documents', content: (pool: Pool) => <Documents pool={pool} /> },
  { id: 'parties', title: 'Parties', content: (pool: Pool) => <PartiesSection pool={pool} /> },
  {
    id: 'parameters',
    title: 'Parameters and formulas',
    content: (pool: Pool) => <ParametersSection pool={pool} />,
  },
  { id: 'reconciliation', title: 'Ledger against chain', content: () => <ReconciliationSection /> },
  { id: 'recompute', title: 'Recompute it yourself', content: (pool: Pool) => <Recompute pool={pool} /> },
] as const

function DataRoom({ pool, asOf }: { readonly pool: Pool; readonly asOf: Dated }) {
  return (
    <div className="data-room">
      <PageHeader
        title={`Data room: ${pool.name}`}
        back={{ to: `/pools/${pool.pool}`, label: pool.name }}
        badge={<PoolStateBadge state={pool.state} />}
        lead="What stands behind this pool, for anybody to read and to check. No wallet is needed, and no figure here has to be believed."
        actions={
          <div className="flex flex-col items-end gap-2 max-sm:items-start">
            <span className="flex gap-2" data-print="off">
              <Link to={`/pools/${pool.pool}`} look="secondary">
                Pool
              </Link>
              <Button onClick={() => window.print()}>Print</Button>
            </span>
            <AsOfLine asOf={asOf} />
          </div>
        }
      />
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <SectionNav sections={SECTIONS} />
        <div className="flex min-w-0 flex-col gap-12">
          {SECTIONS.map(({ id, title, content }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-24">
              <h2 id={`${id}-title`} className="mb-4 font-semibold text-lg tracking-tight">
                {title}
              </h2>
              {content(pool)}
            </section>
          ))}
        </div>
      </div>
    </div>
  )
}
