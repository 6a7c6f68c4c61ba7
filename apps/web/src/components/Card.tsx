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
            'flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4',
            flush && 'pb-3',
          )}
        >
          <div className="min-w-0 flex-1 basis-40">
            {title !== undefined && <h2 className="font-semibold text-[0.9375rem] leading-6">{title}</h2>}
            {hint !== undefined && <p className="mt-0.5 text-[0.8125rem] text-ink-3">{hint}</p>}
          </div>
          {action}
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
