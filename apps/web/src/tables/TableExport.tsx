import { Button } from '../components/Button.tsx'
import { formatCount } from '../format/rates.ts'
import type { Column } from './column.ts'
import { toCsv } from './csv.ts'
import { download } from './download.ts'

/** How many rows are shown, and their export. */
export function TableExport<Row>({
  columns,
  rows,
  arranged,
  csvName,
}: {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly arranged: readonly Row[]
  readonly csvName: string | undefined
}) {
  const narrowed = arranged.length !== rows.length
  return (
    <span className="ml-auto flex items-center gap-3 text-[0.8125rem] text-ink-3">
      <span aria-live="polite">
        {narrowed
          ? `${formatCount(arranged.length)} of ${formatCount(rows.length)}`
          : formatCount(rows.length)}
      </span>
      {csvName !== undefined && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => download(`${csvName}.csv`, toCsv(columns, arranged))}
        >
          Export CSV
        </Button>
      )}
    </span>
  )
}
