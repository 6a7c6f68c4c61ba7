import type { ReactNode } from 'react'
import { Button } from '../../../components/Button.tsx'

/** Back and on, at the end of a step. */
export function StepFooter({
  back,
  next,
  submits = false,
  nextLabel = 'Continue',
  blocked,
  busy = false,
  children,
}: {
  readonly back?: (() => void) | undefined
  readonly next?: (() => void) | undefined
  /** The button sends the form around it, instead of `next`. */
  readonly submits?: boolean
  readonly nextLabel?: string
  /** Why one cannot go on. */
  readonly blocked?: ReactNode
  readonly busy?: boolean
  readonly children?: ReactNode
}) {
  const isBlocked = blocked !== undefined && blocked !== null
  return (
    <div className="mt-6 flex flex-wrap items-center justify-between gap-3">
      {back === undefined ? (
        <span />
      ) : (
        <Button kind="quiet" onClick={back}>
          ← Back
        </Button>
      )}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {isBlocked && <p className="text-[0.8125rem] text-ink-3">{blocked}</p>}
        {children}
        {(next !== undefined || submits) && (
          <Button
            kind="primary"
            type={submits ? 'submit' : 'button'}
            onClick={next}
            disabled={isBlocked}
            busy={busy}
          >
            {nextLabel}
          </Button>
        )}
      </div>
    </div>
  )
}
