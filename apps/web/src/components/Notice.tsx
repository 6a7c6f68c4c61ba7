import type { ReactNode } from 'react'
import { classes } from './classes.ts'

/** What a notice is about. */
export type NoticeKind = 'info' | 'good' | 'warn' | 'bad'

const LOOKS: Readonly<
  Record<NoticeKind, { readonly box: string; readonly mark: string; readonly path: string }>
> = {
  info: { box: 'border-accent/25 bg-accent-soft', mark: 'text-accent-text', path: 'M8 7.25v4M8 4.75v.01' },
  good: { box: 'border-good/25 bg-good-soft', mark: 'text-good', path: 'm5 8.25 2 2 4-4.5' },
  warn: { box: 'border-warn/25 bg-warn-soft', mark: 'text-warn', path: 'M8 4.75v4M8 11.25v.01' },
  bad: { box: 'border-bad/25 bg-bad-soft', mark: 'text-bad', path: 'M8 4.75v4M8 11.25v.01' },
}

/** A message within a page, with what to do about it. */
export function Notice({
  kind = 'info',
  title,
  children,
  action,
}: {
  readonly kind?: NoticeKind
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  const look = LOOKS[kind]
  return (
    <div
      role={kind === 'bad' ? 'alert' : undefined}
      className={classes('flex gap-3 rounded-lg border px-4 py-3', look.box)}
    >
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        className={classes('mt-0.5 shrink-0', look.mark)}
        aria-hidden="true"
      >
        <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d={look.path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          {title !== undefined && <p className="font-medium">{title}</p>}
          {children !== undefined && <div className="text-ink-2 [overflow-wrap:anywhere]">{children}</div>}
        </div>
        {action}
      </div>
    </div>
  )
}
