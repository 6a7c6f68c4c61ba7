import { lazy, Suspense } from 'react'
import { useLocal } from '../wallet/useLocal.ts'

const TimeControl = lazy(() =>
  import('./TimeControl.tsx').then((module) => ({ default: module.TimeControl })),
)

const TourPill = lazy(() => import('../tour/TourPill.tsx').then((module) => ({ default: module.TourPill })))

/** Says that this is a local chain with play money, moves its time, and says what to do next. Nothing on any other chain. */
export function LocalBar() {
  const local = useLocal()
  if (local === undefined) return null
  return (
    <aside
      aria-label="Local chain"
      className="border-line border-b bg-[#14171f] text-[#fbfbfc]"
      data-print="off"
    >
      <div className="mx-auto flex min-h-9 w-full max-w-[80rem] items-center gap-3 px-4 py-1 text-[0.8125rem] sm:px-6 lg:px-8">
        <p className="min-w-0 truncate">
          <span className="font-medium">Local chain</span>
          <span className="opacity-70 max-md:hidden">
            {' '}
            Play money, and people here sign by themselves. Nothing leaves this machine.
          </span>
        </p>
        <Suspense fallback={null}>
          <div className="ml-auto flex items-center gap-3">
            <TourPill local={local} />
            <TimeControl local={local} />
          </div>
        </Suspense>
      </div>
    </aside>
  )
}
