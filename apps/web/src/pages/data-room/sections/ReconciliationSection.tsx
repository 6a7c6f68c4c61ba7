import { type Reconciled, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Badge } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { SkeletonCard } from '../../../components/Skeleton.tsx'
import { formatCount } from '../../../format/rates.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { FigureText } from '../../operator/FigureText.tsx'

const COLUMNS: readonly Column<Reconciled>[] = [
  {
    id: 'subject',
    header: 'Of',
    value: ({ subject }) => subject,
    cell: ({ subject }) => (
      <span className="whitespace-nowrap font-normal">
        <FigureText text={subject} />
      </span>
    ),
  },
  {
    id: 'figure',
    header: 'Figure',
    value: ({ figure }) => figure,
    cell: ({ figure }) => <FigureText text={figure} />,
  },
  figureColumn('ledger', 'Ledger', ({ ledger }) => ledger),
  figureColumn('chain', 'Chain', ({ chain }) => chain),
  {
    id: 'equal',
    header: 'Equal',
    filter: 'choice',
    value: ({ equal }) => (equal ? 'yes' : 'no'),
    cell: ({ equal }) => <Badge tone={equal ? 'good' : 'bad'}>{equal ? 'equal' : 'differs'}</Badge>,
  },
]

function figureColumn(id: string, header: string, value: (row: Reconciled) => string): Column<Reconciled> {
  return {
    id,
    header,
    hint: 'As the chain keeps it: money in the token’s smallest unit, times as seconds since 1970.',
    align: 'end',
    value,
    cell: (row) => <FigureText text={value(row)} whole={!row.equal} />,
  }
}

/** What this server shows, compared with what the chain's contracts answer, figure by figure. */
export function ReconciliationSection() {
  const answer = useAnswer(routes.reconciliation)
  if (answer.data === undefined) {
    return answer.error === null ? (
      <SkeletonCard what="the reconciliation" />
    ) : (
      <ErrorState error={answer.error} retry={() => void answer.refetch()} />
    )
  }
  const { block, figures } = answer.data
  const differing = figures.filter(({ equal }) => !equal).length
  if (block === null || figures.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Not compared yet"
          text="The ledger compares itself with the chain every few minutes; the result stands here, differences included."
        />
      </Card>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <Notice
        kind={differing === 0 ? 'good' : 'bad'}
        title={
          differing === 0
            ? `${formatCount(figures.length)} figures compared, all equal`
            : `${formatCount(differing)} of ${formatCount(figures.length)} figures differ`
        }
      >
        This server’s ledger was set against the contracts’ own answers at block {formatCount(block)}.
      </Notice>
      <Card flush>
        <DataTable
          columns={COLUMNS}
          rows={figures}
          caption="Figures of ledger and chain"
          csvName={`reconciliation-block-${block}`}
          urlKey="reconciliation"
          searchable
          rowKey={({ subject, figure }, index) => `${subject}-${figure}-${index}`}
        />
      </Card>
    </div>
  )
}
