import { Outlet, useRouterState } from '@tanstack/react-router'
import { classes } from '../../components/classes.ts'
import { Link } from '../../components/Link.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useInSight } from '../../components/useInSight.ts'

const PLACES = [
  { to: '/operate', label: 'Health' },
  { to: '/operate/agents', label: 'Agents' },
  { to: '/operate/feeds', label: 'Feeds' },
  { to: '/operate/desk', label: 'Desk and reserve' },
  { to: '/operate/reconciliation', label: 'Reconciliation' },
] as const

/** Head of the operator's pages. */
export function OperatorLayout() {
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') })
  const row = useInSight<HTMLElement>(path)
  const here = PLACES.find(({ to }) => to === path)
  return (
    <>
      <PageHeader
        title="Operate"
        documentTitle={here === undefined || here.label === 'Health' ? 'Operate' : `${here.label}, operate`}
        lead="Whether the ledger agrees with the chain, what the agents do, and what prices are made with."
      />
      <nav
        ref={row}
        aria-label="Operate"
        className="-mx-4 mb-6 flex gap-1 overflow-x-auto border-line border-b px-4 sm:mx-0 sm:px-0"
      >
        {PLACES.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            look="plain"
            {...(to === path && { 'data-current': true })}
            className={classes(
              '-mb-px shrink-0 border-b-2 px-3 py-2.5 font-medium text-sm transition-colors first:pl-1 focus-visible:outline-offset-[-2px]',
              to === path ? 'border-accent text-ink' : 'border-transparent text-ink-3 hover:text-ink',
            )}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  )
}
