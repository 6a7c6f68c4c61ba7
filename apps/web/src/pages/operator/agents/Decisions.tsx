import type { Decision } from '@specie/api'
import { Badge, type Tone } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { readable } from '../../../format/readable.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { agentTitle } from './agentTitle.ts'

const WORDS: Readonly<Record<Decision['decision'], { readonly word: string; readonly tone: Tone }>> = {
  act: { word: 'Acts', tone: 'good' },
  wait: { word: 'Waits', tone: 'neutral' },
  refuse: { word: 'Refuses', tone: 'warn' },
}

const STATES: Readonly<Record<Decision['state'], string>> = {
  none: '',
  dryRun: 'dry run, not sent',
  intended: 'to be sent',
  sent: 'sent',
  confirmed: 'confirmed',
  failed: 'failed',
  replaced: 'replaced',
}

const COLUMNS: readonly Column<Decision>[] = [
  {
    id: 'time',
    header: 'When',
    value: ({ time }) => time,
    exported: [
      { header: 'Time', value: ({ time }) => new Date(time * 1000).toISOString() },
      { header: 'Block', value: ({ block }) => block },
    ],
    cell: ({ time }) => (
      <span className="font-normal text-ink-3">
        <RelativeTime time={time} />
      </span>
    ),
  },
  { id: 'agent', header: 'Agent', value: ({ agent }) => agentTitle(agent), filter: 'choice', hide: 'narrow' },
  {
    id: 'decision',
    header: 'Decision',
    value: ({ decision }) => WORDS[decision].word,
    filter: 'choice',
    cell: ({ decision }) => <Badge tone={WORDS[decision].tone}>{WORDS[decision].word}</Badge>,
  },
  {
    id: 'why',
    header: 'Why',
    value: ({ sentence }) => sentence,
    cell: (decision) => <Reason decision={decision} />,
    width: '55%',
  },
  {
    id: 'outcome',
    header: 'Outcome',
    hide: 'medium',
    value: ({ state }) => STATES[state],
    exported: [
      { header: 'Outcome', value: ({ state }) => STATES[state] },
      { header: 'Transaction', value: ({ transaction }) => transaction },
    ],
    cell: ({ state, transaction }) => (
      <span className="text-[0.8125rem] text-ink-3">
        {STATES[state]}
        {transaction !== null && (
          <span className="block">
            <HashText hash={transaction} transaction copy={false} />
          </span>
        )}
      </span>
    ),
  },
]

/** What agents decided and why, newest first. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  return (
    <Card
      title="Decisions"
      hint="Every look that ended in a decision, and the figures it was made with"
      flush
    >
      <DataTable
        columns={COLUMNS}
        rows={decisions}
        caption="Decisions of agents"
        csvName="decisions"
        urlKey="decisions"
        searchable
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            title="No decision yet"
            text="Agents look at every new block. On a local chain, move time."
          />
        }
      />
    </Card>
  )
}

function Reason({ decision: { sentence, figures, error, subject } }: { readonly decision: Decision }) {
  const entries = Object.entries(figures)
  return (
    <div className="min-w-44 sm:min-w-64">
      <p className="text-ink-2">{readable(sentence)}</p>
      {error !== null && <p className="text-[0.8125rem] text-bad">{error}</p>}
      {entries.length > 0 && (
        <details className="mt-0.5">
          <summary className="text-ink-3 text-xs">Figures</summary>
          <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-xs">
            <dt className="text-ink-3">about</dt>
            <dd className="break-all">{subject}</dd>
            {entries.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-ink-3">{name}</dt>
                <dd className="break-all">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}
