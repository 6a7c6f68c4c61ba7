import type { ReactNode } from 'react'
import { DateText } from '../../../components/DateText.tsx'
import type { Column } from '../../../tables/column.ts'

/** A column of days, or with `time` of moments; exported as ISO 8601. */
export function dateColumn<Row>({
  date,
  time = false,
  ...column
}: {
  readonly id: string
  readonly header: string
  readonly hint?: ReactNode
  /** Unix seconds or an ISO date. */
  readonly date: (row: Row) => number | string
  readonly time?: boolean
  readonly hide?: 'narrow' | 'medium'
}): Column<Row> {
  const iso = (row: Row) => {
    const found = date(row)
    return typeof found === 'string' ? found : new Date(found * 1000).toISOString()
  }
  return { ...column, value: iso, cell: (row) => <DateText date={date(row)} time={time} /> }
}
