import type { ReactNode } from 'react'
import type { Unit } from '../format/money.ts'

/** A figure or word that a row is sorted, searched and exported by. */
export type CellValue = string | number | bigint | null

/** One column of a table. */
export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** What the header means. */
  readonly hint?: ReactNode
  readonly align?: 'start' | 'end'
  /** What is shown; the value itself when left out. */
  readonly cell?: (row: Row) => ReactNode
  /** What is sorted, searched and exported. Without it the column is for reading only. */
  readonly value?: (row: Row) => CellValue
  /** Exact columns of the export in place of one with `value`: an amount and its currency, for instance. */
  readonly exported?: readonly { readonly header: string; readonly value: (row: Row) => CellValue }[]
  /** Choices offered as a filter above the table. */
  readonly filter?: 'choice'
  /** Left out on narrow screens. */
  readonly hide?: 'narrow' | 'medium'
  readonly width?: string
}

/** What a money column needs. */
export interface MoneyColumn<Row> {
  readonly id: string
  readonly header: string
  readonly hint?: ReactNode
  readonly amount: (row: Row) => string | bigint | null
  readonly token: (row: Row) => Unit
  readonly digits?: number
  readonly signed?: boolean
  readonly hide?: 'narrow' | 'medium'
}
