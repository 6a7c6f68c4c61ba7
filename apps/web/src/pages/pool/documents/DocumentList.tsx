import type { Document } from '@specie/api'
import { Badge } from '../../../components/Badge.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { Link } from '../../../components/Link.tsx'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { dateColumn } from '../figures/dateColumn.tsx'
import { formatBytes } from '../figures/formatBytes.ts'

const COLUMNS: readonly Column<Document>[] = [
  {
    id: 'name',
    header: 'Document',
    value: ({ name }) => name,
    cell: ({ name, uri, size }) => (
      <span className="block min-w-40">
        {canOpen(uri) ? (
          <Link to={uri} {...(size !== null && { download: name })}>
            {name}
          </Link>
        ) : (
          name
        )}
        {size !== null && <span className="block font-normal text-ink-3 text-xs">{formatBytes(size)}</span>}
      </span>
    ),
  },
  {
    id: 'uri',
    header: 'Address',
    value: ({ uri }) => uri,
    hide: 'medium',
    cell: ({ uri }) => (
      <span className="block max-w-64 truncate text-ink-3" title={uri}>
        {uri}
      </span>
    ),
  },
  {
    id: 'hash',
    header: 'Hash on the chain',
    hint: 'Keccak-256 of the file’s bytes.',
    value: ({ hash }) => hash,
    cell: ({ hash }) => <HashText hash={hash} />,
  },
  {
    id: 'matches',
    header: 'This server’s copy',
    value: ({ matches }) => (matches === null ? 'not kept here' : matches ? 'same hash' : 'another hash'),
    cell: ({ matches }) =>
      matches === null ? (
        <span className="text-ink-3">not kept here</span>
      ) : matches ? (
        <Badge tone="good">same hash</Badge>
      ) : (
        <Badge tone="bad">another hash</Badge>
      ),
  },
  dateColumn<Document>({ id: 'time', header: 'Put on the chain', date: ({ time }) => time }),
  {
    id: 'transaction',
    header: 'Transaction',
    cell: ({ transaction }) => <HashText hash={transaction} transaction />,
    exported: [{ header: 'Transaction', value: ({ transaction }) => transaction }],
    hide: 'narrow',
  },
]

function canOpen(uri: string): boolean {
  return uri.startsWith('/api/') || /^https?:\/\//.test(uri)
}

/** Documents as a table. */
export function DocumentList({
  documents,
  number,
}: {
  readonly documents: readonly Document[]
  readonly number: number
}) {
  return (
    <DataTable
      columns={COLUMNS}
      rows={documents}
      caption="Documents of the pool"
      csvName={`documents-${number}`}
      urlKey="documents"
      rowKey={({ name, transaction }) => `${name}-${transaction}`}
    />
  )
}
