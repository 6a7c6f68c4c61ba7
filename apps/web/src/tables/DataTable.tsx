import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { classes } from '../components/classes.ts'
import { inputClasses } from '../components/Field.tsx'
import { Hint } from '../components/Hint.tsx'
import { formatCount } from '../format/rates.ts'
import { type Arrangement, arrange, choicesOf } from './arrange.ts'
import type { Column } from './column.ts'
import { toCsv } from './csv.ts'
import { download } from './download.ts'
import { useArrangement } from './useArrangement.ts'

const STEP = 200

const HIDE = { narrow: 'max-sm:hidden', medium: 'max-lg:hidden' } as const

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
  return (
    <div className="min-w-0">
      <Toolbar {...props} arranged={arranged} arrangement={arrangement} change={change} />
      {/* A region that scrolls must be reachable by keyboard. */}
      <section
        aria-label={caption}
        tabIndex={0}
        className="max-h-[70vh] overflow-auto focus-visible:outline-offset-[-2px]"
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
                      'border-line border-b px-3 py-2.5 first:pl-5 last:pr-5 group-last:border-b-0 group-hover:bg-sunken/60',
                      column.align === 'end' && 'text-right',
                      position === 0 && 'font-medium',
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
                      'border-line-strong border-t px-3 py-2.5 font-semibold first:pl-5 last:pr-5',
                      column.align === 'end' && 'text-right',
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
    </div>
  )
}

interface Arranging {
  readonly arrangement: Arrangement
  readonly change: (part: Partial<Arrangement>) => void
}

function HeadCell<Row>({
  column,
  first,
  arrangement,
  change,
}: Arranging & { readonly column: Column<Row>; readonly first: boolean }) {
  const sorted = arrangement.sort?.column === column.id ? arrangement.sort : undefined
  const order = sorted === undefined ? undefined : sorted.descending ? 'descending' : 'ascending'
  const next = () => {
    // Figures are looked at from the top: the first press sorts them descending.
    const descending = sorted === undefined ? column.align === 'end' : !sorted.descending
    change({
      sort:
        sorted !== undefined && sorted.descending !== (column.align === 'end')
          ? undefined
          : { column: column.id, descending },
    })
  }
  return (
    <th
      scope="col"
      aria-sort={order}
      className={classes(
        'sticky top-0 z-10 whitespace-nowrap border-line border-b bg-surface px-3 py-2 font-medium text-ink-3 text-xs first:pl-5 last:pr-5',
        column.align === 'end' ? 'text-right' : 'text-left',
        first && 'font-medium',
        column.hide && HIDE[column.hide],
      )}
      style={column.width === undefined ? undefined : { width: column.width }}
    >
      <span
        className={classes('inline-flex items-center gap-1.5', column.align === 'end' && 'flex-row-reverse')}
      >
        {column.value === undefined ? (
          column.header
        ) : (
          <button
            type="button"
            onClick={next}
            className={classes(
              'relative inline-flex items-center rounded hover:text-ink',
              order !== undefined && 'text-ink',
            )}
          >
            {/* Beside the word and out of its way, so that heads stand exactly over their figures. */}
            <span
              aria-hidden="true"
              className={classes(
                'absolute text-2xs',
                column.align === 'end' ? '-left-3' : '-right-3',
                order === undefined && 'opacity-0',
              )}
            >
              {order === 'descending' ? '↓' : '↑'}
            </span>
            {column.header}
          </button>
        )}
        {column.hint !== undefined && <Hint about={column.header}>{column.hint}</Hint>}
      </span>
    </th>
  )
}

function Toolbar<Row>({
  columns,
  rows,
  arranged,
  arrangement,
  change,
  caption,
  csvName,
  searchable,
}: DataTableProps<Row> & Arranging & { readonly arranged: readonly Row[] }) {
  const filters = columns.filter((column) => column.filter === 'choice')
  if (!searchable && filters.length === 0 && csvName === undefined) return null
  const narrowed = arranged.length !== rows.length
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-5 py-3" data-print="off">
      {searchable && (
        <input
          type="search"
          aria-label={`Search in ${caption}`}
          placeholder="Search"
          value={arrangement.search ?? ''}
          onChange={(event) => change({ search: event.target.value || undefined })}
          className={classes(inputClasses, 'h-8! w-48 max-sm:w-full')}
        />
      )}
      {filters.map((column) => (
        <select
          key={column.id}
          aria-label={`${column.header}: filter`}
          value={arrangement.choices[column.id] ?? ''}
          onChange={(event) => {
            const { [column.id]: _, ...others } = arrangement.choices
            change({
              choices: event.target.value === '' ? others : { ...others, [column.id]: event.target.value },
            })
          }}
          className={classes(inputClasses, 'h-8! max-w-48 py-0')}
        >
          <option value="">{column.header}: all</option>
          {choicesOf(column, rows).map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ))}
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
    </div>
  )
}
