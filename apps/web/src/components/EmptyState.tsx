import type { ReactNode } from 'react'

/** Nothing here yet: why, and the one next step. */
export function EmptyState({
  title,
  text,
  action,
}: {
  readonly title: ReactNode
  readonly text?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      <svg width="40" height="40" viewBox="0 0 40 40" className="mb-4 text-line-strong" aria-hidden="true">
        <rect x="5" y="9" width="30" height="22" rx="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path
          d="M11 24h18M11 19.5h12M11 15h7"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </svg>
      <p className="font-medium text-[0.9375rem]">{title}</p>
      {text !== undefined && <p className="mt-1 max-w-md text-ink-3">{text}</p>}
      {action !== undefined && <div className="mt-5">{action}</div>}
    </div>
  )
}
