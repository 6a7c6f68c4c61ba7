import type { ReactNode } from 'react'

/** This page needs something that the visitor lacks: what, and how to get it. */
export function NoPermission({
  missing,
  how,
  action,
}: {
  readonly missing: ReactNode
  readonly how: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center rounded-card border border-line bg-surface px-6 py-14 text-center shadow-card">
      <svg width="36" height="36" viewBox="0 0 36 36" className="mb-4 text-ink-3" aria-hidden="true">
        <rect
          x="8"
          y="16"
          width="20"
          height="14"
          rx="3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        <path d="M12.5 16v-4a5.5 5.5 0 0 1 11 0v4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <p className="font-medium text-[0.9375rem]">{missing}</p>
      <p className="mt-1 max-w-md text-ink-3">{how}</p>
      {action !== undefined && <div className="mt-5">{action}</div>}
    </div>
  )
}
