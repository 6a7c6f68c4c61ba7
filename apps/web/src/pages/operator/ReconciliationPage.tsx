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
import { FigureText } from './FigureText.tsx'

const COLUMNS: readonly Column<Reconciled>[] = [
  {
    id: 'subject',
    header: 'Of',
    value: ({ subject }) => subject,
    cell: ({ subject }) => (
      <span className="font-normal">
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
  {
    id: 'ledger',
    header: 'Ledger',
    align: 'end',
    value: ({ ledger }) => ledger,
    hint: 'As the chain keeps figures: money in the token’s smallest unit, times as seconds since 1970.',
    cell: ({ ledger, equal }) => <FigureText text={ledger} whole={!equal} />,
  },
  {
    id: 'chain',
    header: 'Chain',
    align: 'end',
    value: ({ chain }) => chain,
    cell: ({ chain, equal }) => <FigureText text={chain} whole={!equal} />,
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
            <Card
              title="Figure by figure"
              hint="The server keeps a ledger of what the chain said, so that pages are fast. Here each of its figures stands beside the chain’s own."
              flush
            >
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
