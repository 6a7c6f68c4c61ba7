import { classes } from '../components/classes.ts'
import { inputClasses } from '../components/Field.tsx'
import { choicesOf } from './arrange.ts'
import type { DataTableProps } from './DataTable.tsx'
import { TableExport } from './TableExport.tsx'
import type { Arranging } from './useArrangement.ts'

/** Search, filters and export above a table. */
export function Toolbar<Row>({
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
      <TableExport columns={columns} rows={rows} arranged={arranged} csvName={csvName} />
    </div>
  )
}
