import { type ReactNode, useEffect } from 'react'
import { Link } from './Link.tsx'

/** Head of a page: what it is, in one line what it is for, and its actions. Sets the browser's title. */
export function PageHeader({
  title,
  documentTitle,
  lead,
  back,
  badge,
  actions,
}: {
  readonly title: ReactNode
  /** When `title` is not plain text. */
  readonly documentTitle?: string
  readonly lead?: ReactNode
  readonly back?: { readonly to: string; readonly label: string }
  readonly badge?: ReactNode
  readonly actions?: ReactNode
}) {
  const plain = documentTitle ?? (typeof title === 'string' ? title : 'Specie')
  useEffect(() => {
    document.title = plain === 'Specie' ? plain : `${plain} · Specie`
  }, [plain])
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {back !== undefined && (
          <Link
            to={back.to}
            look="plain"
            className="mb-2 inline-flex items-center gap-1 text-[0.8125rem] text-ink-3 hover:text-ink"
          >
            <span aria-hidden="true">←</span> {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-balance font-semibold text-2xl tracking-tight">{title}</h1>
          {badge}
        </div>
        {lead !== undefined && <p className="mt-1.5 max-w-2xl text-ink-2">{lead}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
