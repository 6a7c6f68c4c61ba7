import { type Reconciled, routes } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { Answered } from '../../components/Answered.tsx'
import { Badge } from '../../components/Badge.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { formatCount } from '../../format/rates.ts'
import type { Column } from '../../tables/column.ts'
import { DataTable } from '../../tables/DataTable.tsx'

const COLUMNS: readonly Column<Reconciled>[] = [
  {
    id: 'subject',
    header: 'Of',
    value: ({ subject }) => subject,
    cell: ({ subject }) => <span className="break-all font-normal">{subject}</span>,
  },
  { id: 'figure', header: 'Figure', value: ({ figure }) => figure, filter: 'choice' },
  {
    id: 'ledger',
    header: 'Ledger',
    align: 'end',
    value: ({ ledger }) => ledger,
    cell: ({ ledger }) => <span className="break-all">{ledger}</span>,
  },
  {
    id: 'chain',
    header: 'Chain',
    align: 'end',
    value: ({ chain }) => chain,
    cell: ({ chain }) => <span className="break-all">{chain}</span>,
  },
  {
    id: 'equal',
    header: 'Verdict',
    value: ({ equal }) => (equal ? 'equal' : 'differs'),
    filter: 'choice',
    cell: ({ equal }) => <Badge tone={equal ? 'good' : 'bad'}>{equal ? 'equal' : 'differs'}</Badge>,
  },
]

/** The ledger's figures against the chain's at the same block. */
export function ReconciliationPage() {
  const reconciliation = useAnswer(routes.reconciliation)
  return (
    <Answered answer={reconciliation} what="the reconciliation" lines={8}>
      {({ block, figures }) => {
        const differing = figures.filter(({ equal }) => !equal).length
        return (
          <div className="flex flex-col gap-6">
            {block !== null && (
              <Notice
                kind={differing > 0 ? 'bad' : 'good'}
                title={
                  differing > 0
                    ? `${formatCount(differing)} of ${formatCount(figures.length)} figures differ`
                    : `All ${formatCount(figures.length)} figures are equal`
                }
              >
                Asked of the chain and of the ledger at block {formatCount(block)}.
              </Notice>
            )}
            <Card title="Figure by figure" flush>
              <DataTable
                columns={COLUMNS}
                rows={figures}
                caption="Figures of ledger and chain"
                csvName="reconciliation"
                urlKey="figures"
                searchable
                rowKey={({ subject, figure }) => `${subject} ${figure}`}
                empty={
                  <EmptyState
                    title="Not compared yet"
                    text="The server compares from time to time, and writes each figure here."
                  />
                }
              />
            </Card>
          </div>
        )
      }}
    </Answered>
  )
}
