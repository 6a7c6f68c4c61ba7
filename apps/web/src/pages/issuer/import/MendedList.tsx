import type { Tape } from '@specie/api'
import type { ReactNode } from 'react'
import { Button } from '../../../components/Button.tsx'
import type { TapeChanges } from './useTapeChanges.ts'

/** What was corrected and left out, each to be undone. */
export function MendedList({ tape, changes }: { readonly tape: Tape; readonly changes: TapeChanges }) {
  const { mended, leftOutRows } = tape
  if (mended.length === 0 && leftOutRows.length === 0) return null
  const undoMend = (row: number, column: string) =>
    changes.change((now) => ({
      mend: now.mended.filter((cell) => cell.row !== row || cell.column !== column),
    }))
  const takeBack = (row: number) =>
    changes.change((now) => ({ leaveOut: now.leftOutRows.filter((one) => one !== row) }))
  return (
    <details className="rounded-card border border-line bg-surface shadow-card">
      <summary className="px-5 py-4 font-semibold text-[0.9375rem]">
        Your corrections: {mended.length} {mended.length === 1 ? 'cell' : 'cells'} mended,{' '}
        {leftOutRows.length} {leftOutRows.length === 1 ? 'row' : 'rows'} left out
      </summary>
      <ul className="divide-y divide-line border-line border-t">
        {mended.map(({ row, column, value }) => (
          <Correction key={`${row} ${column}`} row={row} onUndo={() => undoMend(row, column)}>
            {column} is now{' '}
            {value === '' ? (
              'empty'
            ) : (
              <code className="rounded bg-good-soft px-1 font-mono text-good text-xs">{value}</code>
            )}
          </Correction>
        ))}
        {leftOutRows.map((row) => (
          <Correction key={row} row={row} onUndo={() => takeBack(row)}>
            left out
          </Correction>
        ))}
      </ul>
    </details>
  )
}

function Correction({
  row,
  onUndo,
  children,
}: {
  readonly row: number
  readonly onUndo: () => void
  readonly children: ReactNode
}) {
  return (
    <li className="flex items-center justify-between gap-4 px-5 py-2">
      <p className="min-w-0 truncate">
        <span className="mr-4 inline-block w-16 text-ink-3">row {row}</span>
        {children}
      </p>
      <Button kind="quiet" size="small" onClick={onUndo} aria-label={`Undo row ${row}`}>
        Undo
      </Button>
    </li>
  )
}
