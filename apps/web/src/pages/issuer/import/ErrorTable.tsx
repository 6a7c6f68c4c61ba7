import type { RowError } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { ErrorRow } from './ErrorRow.tsx'

const PAGE = 50

/** Errors one below another, each with the place where it is mended. */
export function ErrorTable({
  errors,
  all,
  onMend,
  onLeaveOut,
}: {
  readonly errors: readonly RowError[]
  /** Also those that a filter hides: they are mended along. */
  readonly all: readonly RowError[]
  readonly onMend: (errors: readonly RowError[], value: string) => void
  readonly onLeaveOut: (rows: readonly number[]) => void
}) {
  const [most, setMost] = useState(PAGE)
  if (errors.length === 0) {
    return (
      <p className="border-line border-t px-5 py-8 text-center text-ink-3">No error of this kind is left.</p>
    )
  }
  return (
    <>
      <ol aria-label="Errors" className="divide-y divide-line border-line border-t">
        {errors.slice(0, most).map((error) => (
          <ErrorRow
            key={`${error.row} ${error.column} ${error.found}`}
            error={error}
            all={all}
            onMend={onMend}
            onLeaveOut={onLeaveOut}
          />
        ))}
      </ol>
      {errors.length > most && (
        <div className="border-line border-t px-5 py-3 text-center">
          <Button kind="quiet" size="small" onClick={() => setMost(most + PAGE)}>
            Show {Math.min(PAGE, errors.length - most)} more
          </Button>
        </div>
      )}
    </>
  )
}
