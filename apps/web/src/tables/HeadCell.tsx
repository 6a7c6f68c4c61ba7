import { classes } from '../components/classes.ts'
import { Hint } from '../components/Hint.tsx'
import type { Column } from './column.ts'
import { HIDE } from './hide.ts'
import { STICK } from './stick.ts'
import type { Arranging } from './useArrangement.ts'

/** Head of a column: pressing it sorts. */
export function HeadCell<Row>({
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
        'sticky top-0 z-2 whitespace-nowrap border-line border-b bg-surface px-3 py-2 font-medium text-ink-3 text-xs first:pl-5 last:pr-5',
        column.align === 'end' ? 'text-right' : 'text-left',
        first && classes('z-3! max-sm:whitespace-normal', STICK),
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
