import { type Activity, routes } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HashText } from '../../components/HashText.tsx'
import { Money } from '../../components/Money.tsx'
import { exactDecimal } from '../../format/money.ts'
import type { Column } from '../../tables/column.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { Answered } from '../pool/Answered.tsx'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { dateColumn } from '../pool/figures/dateColumn.tsx'
import { activityWords } from './activityWords.ts'

const COLUMNS: readonly Column<Activity>[] = [
  dateColumn<Activity>({ id: 'time', header: 'Time', date: ({ time }) => time, time: true }),
  { id: 'kind', header: 'What', filter: 'choice', value: ({ kind }) => activityWords[kind] },
  {
    id: 'share',
    header: 'Share',
    value: ({ share }) => share?.symbol ?? null,
    cell: ({ share }) => share?.symbol ?? <span className="text-ink-3">–</span>,
  },
  {
    id: 'shares',
    header: 'Shares',
    align: 'end',
    value: ({ shares }) => (shares === null ? null : BigInt(shares)),
    exported: [
      {
        header: 'Shares',
        value: ({ shares, share }) =>
          shares === null || share === null ? null : exactDecimal(BigInt(shares), share.decimals),
      },
    ],
    cell: ({ shares, share }) =>
      shares === null || share === null || BigInt(shares) === 0n ? (
        <span className="text-ink-3">–</span>
      ) : (
        <Money amount={shares} token={share} signed bare />
      ),
  },
  {
    id: 'cash',
    header: 'Cash',
    hint: 'What this wallet received is positive.',
    align: 'end',
    value: ({ cash }) => (cash === null ? null : BigInt(cash)),
    exported: [
      {
        header: 'Cash',
        value: ({ cash, cashToken }) =>
          cash === null || cashToken === null ? null : exactDecimal(BigInt(cash), cashToken.decimals),
      },
      {
        header: 'Currency',
        value: ({ cash, cashToken }) => (cash === null ? null : (cashToken?.symbol ?? null)),
      },
    ],
    cell: ({ cash, cashToken }) =>
      cash === null || cashToken === null ? (
        <span className="text-ink-3">–</span>
      ) : (
        <Money amount={cash} token={cashToken} signed />
      ),
  },
  {
    id: 'block',
    header: 'Block',
    align: 'end',
    value: ({ block }) => block,
    hide: 'medium',
  },
  {
    id: 'transaction',
    header: 'Transaction',
    cell: ({ transaction }) => <HashText hash={transaction} transaction copy={false} />,
    exported: [{ header: 'Transaction', value: ({ transaction }) => transaction }],
  },
]

/** Everything that happened to a wallet, newest first. */
export function ActivityTable({ address }: { readonly address: `0x${string}` }) {
  const answer = useAnswer(routes.activity, { params: { wallet: address }, query: { limit: 500 } })
  return (
    <Answered answer={answer} what="the activity" lines={6}>
      {({ rows, next }, asOf) => (
        <Card
          title="Activity"
          {...(next !== null && { hint: 'The newest 500 entries; the statement has all of a period.' })}
          flush
          action={<AsOfLine asOf={asOf} />}
        >
          <DataTable
            columns={COLUMNS}
            rows={rows}
            caption="Activity"
            csvName="activity"
            urlKey="activity"
            rowKey={({ block, logIndex, kind }) => `${block}-${logIndex}-${kind}`}
            empty={
              <EmptyState
                title="Nothing has happened yet"
                text="Investments, income and sales of this wallet appear here."
              />
            }
          />
        </Card>
      )}
    </Answered>
  )
}
