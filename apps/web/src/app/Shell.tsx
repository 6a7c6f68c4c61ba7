import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { LocalBar } from '../time/LocalBar.tsx'
import { drawer } from '../transactions/drawer.ts'
import { useShown } from '../transactions/useRecords.ts'
import { useAccount } from '../wallet/useAccount.ts'
import { Announcer } from './Announcer.tsx'
import { Header } from './Header.tsx'
import { LagNotice } from './LagNotice.tsx'
import { MobileNavigation } from './MobileNavigation.tsx'
import { placesFor } from './navigation.ts'

const TransactionDrawer = lazy(() =>
  import('../transactions/TransactionDrawer.tsx').then((module) => ({ default: module.TransactionDrawer })),
)

/** Everything around a page: the local chain's bar, the head, the page, the transaction drawer. */
export function Shell() {
  const account = useAccount()
  const places = placesFor(account)
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is a new page to begin reading
  useEffect(() => {
    if (first.current) first.current = false
    else main.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <LocalBar />
      <Header places={places} account={account} />
      <main
        id="content"
        ref={main}
        tabIndex={-1}
        className="mx-auto w-full max-w-[80rem] px-4 pt-8 pb-28 outline-none sm:px-6 md:pb-16 lg:px-8"
      >
        <LagNotice />
        <Outlet />
      </main>
      <MobileNavigation places={places} />
      <OpenDrawer />
      <Announcer />
    </>
  )
}

/** The drawer's code is loaded when it opens for the first time. */
function OpenDrawer() {
  const shown = useShown()
  const wanted = useRef(false)
  wanted.current ||= shown !== undefined
  useEffect(() => () => drawer.close(), [])
  return wanted.current ? (
    <Suspense fallback={null}>
      <TransactionDrawer />
    </Suspense>
  ) : null
}
