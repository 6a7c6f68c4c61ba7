import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { classes } from '../components/classes.ts'
import { formatCount } from '../format/rates.ts'
import { arrange } from './arrange.ts'
import type { Column } from './column.ts'
import { HeadCell } from './HeadCell.tsx'
import { HIDE } from './hide.ts'
import { STICK } from './stick.ts'
import { TableExport } from './TableExport.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useArrangement } from './useArrangement.ts'

const STEP = 200

/** What a table takes. */
export interface DataTableProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** What the table shows, for those who do not see it. */
  readonly caption: string
  /** File name of the export without `.csv`; none: no export. */
  readonly csvName?: string
  /** Prefix of its keys in the page's address. */
  readonly urlKey: string
  /** A search field above it. */
  readonly searchable?: boolean
  /** Shown in place of no rows at all. */
  readonly empty?: ReactNode
  readonly rowKey?: (row: Row, index: number) => string | number
  /** Pressing a row leads there; put a link in a cell as well, for the keyboard. */
  readonly onRow?: (row: Row) => void
  /** Beneath the columns, for sums. */
  readonly footer?: readonly ReactNode[]
}

/** A table that sorts, filters in the page's address, keeps its head in sight and exports what it shows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, caption, urlKey, rowKey, onRow, footer } = props
  const [arrangement, change] = useArrangement(urlKey)
  const [shown, setShown] = useState(STEP)
  const arranged = useMemo(() => arrange(columns, rows, arrangement), [columns, rows, arrangement])
  if (rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>
  const toolbar = props.searchable === true || columns.some(({ filter }) => filter === 'choice')
  return (
    <div className="min-w-0">
      {toolbar && <Toolbar {...props} arranged={arranged} arrangement={arrangement} change={change} />}
      {/* A region that scrolls must be reachable by keyboard. */}
      <section
        aria-label={caption}
        tabIndex={0}
        onScroll={({ currentTarget }) =>
          currentTarget.toggleAttribute('data-scrolled', currentTarget.scrollLeft > 0)
        }
        className="group/table relative max-h-[70vh] overflow-auto focus-visible:outline-offset-[-2px]"
      >
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <HeadCell
                  key={column.id}
                  column={column}
                  first={index === 0}
                  arrangement={arrangement}
                  change={change}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {arranged.slice(0, shown).map((row, index) => (
              <tr
                key={rowKey?.(row, index) ?? index}
                onClick={onRow && (() => onRow(row))}
                className={classes('group', onRow && 'cursor-pointer')}
              >
                {columns.map((column, position) => (
                  <td
                    key={column.id}
                    className={classes(
                      'border-line border-b px-3 py-2.5 first:pl-5 last:pr-5 group-last:border-b-0 group-hover:bg-hover',
                      column.align === 'end' && 'text-right',
                      position === 0 && classes('z-1 font-medium', STICK),
                      column.hide && HIDE[column.hide],
                    )}
                  >
                    {column.cell ? column.cell(row) : String(column.value?.(row) ?? '–')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {footer !== undefined && (
            <tfoot>
              <tr>
                {columns.map((column, index) => (
                  <td
                    key={column.id}
                    className={classes(
                      'border-line-strong border-t bg-surface px-3 py-2.5 font-semibold first:pl-5 last:pr-5',
                      column.align === 'end' && 'text-right',
                      index === 0 && classes('z-1', STICK),
                      column.hide && HIDE[column.hide],
                    )}
                  >
                    {footer[index]}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
      {arranged.length === 0 && (
        <p className="px-5 py-8 text-center text-ink-3">Nothing matches these filters.</p>
      )}
      {arranged.length > shown && (
        <div className="border-line border-t p-3 text-center">
          <Button kind="quiet" size="small" onClick={() => setShown(shown + STEP)}>
            Show {formatCount(Math.min(STEP, arranged.length - shown))} more of {formatCount(arranged.length)}
          </Button>
        </div>
      )}
      {!toolbar && props.csvName !== undefined && (
        <div className="flex border-line border-t py-1.5 pr-2 pl-5" data-print="off">
          <TableExport columns={columns} rows={rows} arranged={arranged} csvName={props.csvName} />
        </div>
      )}
    </div>
  )
}
