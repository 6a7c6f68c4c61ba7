import type { ShareMarket } from '@specie/api'
import { Badge } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { formatTime, isoDate } from '../../../format/dates.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'

const MEANINGS = [
  'Everything is open.',
  'No new firm prices are sold; everything else goes on.',
  'The desk sells nothing out of its stock either.',
  'Desk and market rest until the time below. Windows, blocks, auctions and every way of taking something out go on.',
] as const

type Level = ShareMarket['levels'][number]

/** Levels of caution of a share: the one now, what it means, and every change. */
export function Levels({ market }: { readonly market: ShareMarket }) {
  const { guard, levels, share } = market
  const level = guard.level as 0 | 1 | 2 | 3
  return (
    <Card
      title="Caution"
      hint={guard.until === null ? MEANINGS[level] : `${MEANINGS[level]} Until ${formatTime(guard.until)}.`}
      action={<Badge tone={TONES[level]}>{level === 0 ? 'none' : `level ${level}`}</Badge>}
      flush
    >
      <DataTable
        columns={COLUMNS}
        rows={levels}
        caption={`Levels of caution of ${share.symbol}`}
        csvName={`levels-${share.symbol}`}
        urlKey="levels"
        rowKey={({ transaction, level: to }) => `${transaction} ${to}`}
        empty={<p className="px-5 pb-5 text-ink-2">No level has ever been raised for {share.symbol}.</p>}
      />
    </Card>
  )
}

const TONES = ['good', 'neutral', 'warn', 'bad'] as const

const COLUMNS: readonly Column<Level>[] = [
  {
    id: 'time',
    header: 'When',
    value: ({ time }) => time,
    exported: [{ header: 'Date', value: ({ time }) => isoDate(time) }],
    cell: ({ time }) => <span className="whitespace-nowrap">{formatTime(time)}</span>,
  },
  {
    id: 'level',
    header: 'Level',
    value: ({ level }) => level,
    cell: ({ level }) => (
      <Badge tone={TONES[level as 0 | 1 | 2 | 3]}>{level === 0 ? 'none' : `level ${level}`}</Badge>
    ),
  },
  {
    id: 'until',
    header: 'Until',
    value: ({ until }) => until,
    exported: [{ header: 'Until', value: ({ until }) => (until === null ? null : isoDate(until)) }],
    cell: ({ until }) => (until === null ? '–' : formatTime(until)),
    hide: 'narrow',
  },
  { id: 'cause', header: 'By', value: ({ cause }) => cause },
  { id: 'reason', header: 'Why', value: ({ reason }) => reason, hide: 'narrow' },
  {
    id: 'transaction',
    header: 'Transaction',
    value: ({ transaction }) => transaction,
    cell: ({ transaction }) => <HashText hash={transaction} transaction copy={false} />,
    hide: 'medium',
  },
]
