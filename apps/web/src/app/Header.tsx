import { useRouterState } from '@tanstack/react-router'
import { AsOf } from '../components/AsOf.tsx'
import { classes } from '../components/classes.ts'
import { Link } from '../components/Link.tsx'
import { TransactionTray } from '../transactions/TransactionTray.tsx'
import { AccountMenu } from '../wallet/AccountMenu.tsx'
import type { Account } from '../wallet/useAccount.ts'
import { CommandButton } from './CommandButton.tsx'
import type { Place } from './navigation.ts'
import { useHead } from './useHead.ts'

/** Head of every page: where to go, of which block the figures are, what is under way, who acts. */
export function Header({
  places,
  account,
}: {
  readonly places: readonly Place[]
  readonly account: Account
}) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <header
      className="sticky top-0 z-30 border-line border-b bg-surface/90 backdrop-blur-md"
      data-print="off"
    >
      <div className="mx-auto flex h-14 w-full max-w-[80rem] items-center gap-6 px-4 sm:px-6 lg:px-8">
        <Link
          to="/"
          look="plain"
          className="flex items-center gap-2.5 font-semibold text-[0.9375rem] tracking-tight"
          aria-label="Specie, home"
        >
          <Mark />
          Specie
        </Link>
        <nav aria-label="Main" className="hidden h-full items-stretch gap-1 md:flex">
          {places.map((place) => {
            const here = isHere(path, place.to)
            return (
              <Link
                key={place.to}
                to={place.to}
                look="plain"
                className={classes(
                  'relative flex items-center px-2.5 text-sm transition-colors',
                  here
                    ? 'font-medium text-ink after:absolute after:inset-x-2.5 after:-bottom-px after:h-0.5 after:rounded-full after:bg-accent'
                    : 'text-ink-2 hover:text-ink',
                )}
              >
                {place.label}
              </Link>
            )
          })}
        </nav>
        <div className="ml-auto flex items-center gap-1.5">
          <HeadChip />
          <CommandButton />
          <TransactionTray />
          <AccountMenu account={account} />
        </div>
      </div>
    </header>
  )
}

/** Whether a page belongs to a place of the navigation. */
export function isHere(path: string, place: string): boolean {
  if (place === '/') return path === '/'
  if (place === '/verify' && path.startsWith('/verify/applications')) return false
  return path === place || path.startsWith(`${place}/`)
}

function HeadChip() {
  const { block, lag } = useHead()
  if (block === undefined) return null
  return (
    <Link to="/operate" look="plain" className="mr-1 hidden rounded-lg px-2 py-1.5 hover:bg-sunken lg:block">
      <AsOf block={block} lag={lag} />
    </Link>
  )
}

function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M8 21.5h16M8 16h12M8 10.5h8" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}
