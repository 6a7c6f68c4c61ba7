import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Badge, type Tone } from '../../../components/Badge.tsx'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { DateText } from '../../../components/DateText.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Field } from '../../../components/Field.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { Link } from '../../../components/Link.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { drawer } from '../../../transactions/drawer.ts'
import type { TransactionRecord } from '../../../transactions/types.ts'
import { useRecords } from '../../../transactions/useRecords.ts'

const STATES: Readonly<Record<TransactionRecord['state'], { readonly word: string; readonly tone: Tone }>> = {
  signing: { word: 'To sign', tone: 'accent' },
  sent: { word: 'Sent', tone: 'accent' },
  mined: { word: 'Mined', tone: 'accent' },
  indexed: { word: 'Done', tone: 'good' },
  failed: { word: 'Failed', tone: 'bad' },
}

const COLUMNS: readonly Column<TransactionRecord>[] = [
  {
    id: 'title',
    header: 'What',
    value: ({ title }) => title,
    cell: ({ id, title, failure }) => (
      <>
        <button
          type="button"
          onClick={() => drawer.openRecord(id)}
          className="text-left font-medium hover:underline"
        >
          {title}
        </button>
        {failure !== undefined && (
          <span className="block font-normal text-ink-3 text-xs">{failure.message}</span>
        )}
      </>
    ),
  },
  {
    id: 'when',
    header: 'Started',
    value: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => <DateText date={startedAt} time />,
    hide: 'narrow',
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => STATES[state].word,
    filter: 'choice',
    cell: ({ state }) => <Badge tone={STATES[state].tone}>{STATES[state].word}</Badge>,
  },
  {
    id: 'hash',
    header: 'Transaction',
    hide: 'narrow',
    value: ({ steps }) => steps.at(-1)?.hash ?? null,
    cell: ({ steps }) => {
      const hash = steps.at(-1)?.hash
      return hash === undefined ? '–' : <HashText hash={hash} transaction />
    },
  },
]

/** What was sent from this browser, and a way to look up any transaction. */
export function TransactionsPage() {
  const records = useRecords()
  const navigate = useNavigate()
  const [hash, setHash] = useState('')
  const [error, setError] = useState<string>()
  const find = (event: FormEvent) => {
    event.preventDefault()
    const wanted = hash.trim().toLowerCase()
    if (!/^0x[0-9a-f]{64}$/.test(wanted))
      return setError('A transaction’s hash is 0x and 64 hexadecimal digits.')
    void navigate({ to: `/transactions/${wanted}` as never })
  }
  return (
    <>
      <PageHeader
        title="Transactions"
        lead="What was signed in this browser and what became of it. The chain keeps all of it; this list is only yours."
      />
      <div className="flex flex-col gap-6">
        <Card flush>
          <DataTable
            columns={COLUMNS}
            rows={records}
            caption="Transactions of this browser"
            urlKey="transactions"
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                title="Nothing was signed here yet"
                text="Invest, sell or take income, and it is followed here."
                action={
                  <Link to="/pools" look="primary">
                    See the pools
                  </Link>
                }
              />
            }
          />
        </Card>
        <Card title="Look one up">
          <form onSubmit={find} className="flex max-w-2xl flex-wrap items-end gap-3">
            <div className="min-w-64 flex-1">
              <Field
                label="Hash of a transaction"
                value={hash}
                onChange={(value) => {
                  setHash(value)
                  setError(undefined)
                }}
                error={error}
                placeholder="0x…"
                autoComplete="off"
                spellCheck={false}
              />
            </div>
            <Button type="submit">Look up</Button>
          </form>
        </Card>
      </div>
    </>
  )
}
