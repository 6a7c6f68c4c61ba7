import { type Feed, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { LineChart } from '../../../charts/LineChart.tsx'
import { AddressText } from '../../../components/AddressText.tsx'
import { Card } from '../../../components/Card.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { formatSpan } from '../../../format/dates.ts'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'

interface Answer {
  readonly time: number
  readonly block: number
  readonly answer: string
  readonly transaction: string
}

const COLUMNS: readonly Column<Answer>[] = [
  {
    id: 'time',
    header: 'When',
    value: ({ time }) => time,
    exported: [{ header: 'Time', value: ({ time }) => new Date(time * 1000).toISOString() }],
    cell: ({ time }) => <RelativeTime time={time} />,
  },
  {
    id: 'block',
    header: 'Block',
    align: 'end',
    value: ({ block }) => block,
    cell: ({ block }) => formatCount(block),
  },
  {
    id: 'answer',
    header: 'Answer',
    value: ({ answer }) => answer,
    cell: ({ answer }) => <Said answer={answer} />,
  },
  {
    id: 'transaction',
    header: 'Transaction',
    value: ({ transaction }) => transaction,
    cell: ({ transaction }) => <HashText hash={transaction} transaction />,
  },
]

/** One feed: its curve, its rules, and what it said before. */
export function FeedDetail({ feed, block }: { readonly feed: Feed; readonly block: number }) {
  const history = useAnswer(routes.feedHistory, { params: { feed: feed.feed } }, { keep: true }).data
  return (
    <div className="flex min-w-0 flex-col gap-6">
      {feed.parked && (
        <Notice kind="warn" title="An answer is parked">
          The newest report moved further than the feed’s bound, so it waits for governance. The answer before
          it stays.
        </Notice>
      )}
      {feed.curve !== null && (
        <Card>
          <LineChart
            title="Interest by maturity"
            unit="% a year, zero rates, continuously compounded"
            hint="What money costs that is paid back once, after so many years. Future payments of loans are discounted with it."
            source={`feed ${feed.name}, block ${formatCount(block)}`}
            x={feed.curve.map(({ years }) => years)}
            series={[{ name: 'Zero rate', values: feed.curve.map(({ rate }) => rate * 100) }]}
            format={(value) => value.toFixed(2)}
            exact={(value) => formatPercent(value / 100, 3)}
            formatX={(years) => `${Number(Number(years).toFixed(2))} y`}
            height={260}
          />
        </Card>
      )}
      <Card title="Rules">
        <KeyValue
          rows={[
            ...(feed.curve === null ? [{ label: 'Answer', value: feed.answer ?? 'none yet' }] : []),
            { label: 'Age', value: formatSpan(feed.age) },
            {
              label: 'Stale after',
              value: formatSpan(feed.maxAge),
              hint: 'Older answers are not used: prices made with them are refused.',
            },
            { label: 'Reports accepted', value: formatCount(feed.reports) },
            {
              label: 'Reporters',
              value: (
                <span className="flex flex-col items-end">
                  {feed.reporters.map((reporter) => (
                    <AddressText key={reporter} address={reporter} />
                  ))}
                </span>
              ),
            },
          ]}
        />
      </Card>
      {history !== undefined && history.data.length > 0 && (
        <Card title="Earlier answers" flush>
          <DataTable
            columns={COLUMNS}
            rows={[...history.data].reverse()}
            caption="Earlier answers"
            csvName={`feed-${feed.name}`}
            urlKey="answers"
            rowKey={({ transaction, block: at }) => `${transaction}${at}`}
          />
        </Card>
      )}
    </div>
  )
}

/** A curve is one packed word: its ends are enough to tell it from another. */
function Said({ answer }: { readonly answer: string }) {
  return answer.startsWith('0x') ? <HashText hash={answer} /> : <span>{answer}</span>
}
