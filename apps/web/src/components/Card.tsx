import type { ReactNode } from 'react'
import { classes } from './classes.ts'

/** A surface that holds what belongs together. */
export function Card({
  title,
  hint,
  action,
  children,
  flush = false,
  className,
}: {
  readonly title?: ReactNode
  readonly hint?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
  /** Content reaches the edges, for tables. */
  readonly flush?: boolean
  readonly className?: string
}) {
  return (
    <section className={classes('min-w-0 rounded-card border border-line bg-surface shadow-card', className)}>
      {(title !== undefined || action !== undefined) && (
        <header
          className={classes(
            'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 px-5 pt-4',
            flush && 'pb-3',
          )}
        >
          {title !== undefined && <h2 className="font-semibold text-[0.9375rem] leading-6">{title}</h2>}
          {/* Beside title and hint where there is room; a narrow screen gives the hint the whole width. */}
          {action && <div className="col-start-2 row-start-1 sm:row-span-2">{action}</div>}
          {hint !== undefined && (
            <div className="mt-0.5 text-[0.8125rem] text-ink-3 max-sm:col-span-2 sm:col-start-1">{hint}</div>
          )}
        </header>
      )}
      <div
        className={
          flush
            ? undefined
            : classes('px-5 pb-5', title === undefined && action === undefined ? 'pt-5' : 'pt-4')
        }
      >
        {children}
      </div>
    </section>
  )
}
