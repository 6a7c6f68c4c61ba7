import { useState } from 'react'
import { Card } from '../../../components/Card.tsx'
import { Field } from '../../../components/Field.tsx'
import { Link } from '../../../components/Link.tsx'
import { isoDate } from '../../../format/dates.ts'
import { statementUrl } from './statementUrl.ts'

/** A statement for a period, to print or to compute with. */
export function StatementCard({ address, now }: { readonly address: `0x${string}`; readonly now: number }) {
  const [from, setFrom] = useState(`${isoDate(now).slice(0, 4)}-01-01`)
  const [to, setTo] = useState(isoDate(now))
  const wrong = from > to ? 'The end comes before the beginning.' : undefined
  const link = (format: 'pdf' | 'csv') => statementUrl(address, { from, to, format })
  return (
    <Card
      title="Statement"
      hint="Holdings, income, price history and how each price was made, for a period of your choice."
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label="From" type="date" value={from} onChange={setFrom} />
        <Field label="To" type="date" value={to} onChange={setTo} error={wrong} />
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        {wrong === undefined && from !== '' && to !== '' && (
          <>
            <Link to={link('pdf')} look="primary" download={`statement-${from}-${to}.pdf`}>
              Download PDF
            </Link>
            <Link to={link('csv')} look="secondary" download={`statement-${from}-${to}.csv`}>
              Download CSV
            </Link>
          </>
        )}
      </div>
    </Card>
  )
}
