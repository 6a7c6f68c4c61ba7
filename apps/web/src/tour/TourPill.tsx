import type { Local } from '@specie/api'
import { useRouterState } from '@tanstack/react-router'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { GUIDES } from './guides.ts'
import { NextStep } from './NextStep.tsx'
import { StepTrack } from './StepTrack.tsx'
import { tour } from './tour.ts'
import { nextStep, TOUR_STEPS } from './tourStore.ts'
import { useTour } from './useTour.ts'
import { useTourProgress } from './useTourProgress.ts'

/** What to do next, as a small button in the local chain's bar; the start page shows the whole of it. */
export function TourPill({ local }: { readonly local: Local }) {
  useTourProgress()
  const state = useTour()
  const [open, setOpen] = useState(false)
  const home = useRouterState({ select: ({ location }) => location.pathname === '/' })
  const next = nextStep(state)
  if (next === undefined || (home && state.open)) return null
  const number = TOUR_STEPS.indexOf(next) + 1
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={`What to do next: ${GUIDES[next].title}, step ${number} of ${TOUR_STEPS.length}`}
        className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md border border-white/30 px-2.5 hover:bg-white/10"
      >
        <span className="opacity-70 max-lg:hidden">Next:</span>
        <span className="font-medium max-sm:hidden">{GUIDES[next].title}</span>
        <span className="font-medium sm:hidden">Guide</span>
        <span className="opacity-70">
          {number}/{TOUR_STEPS.length}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label="What to do next"
          className="z-40 w-88 max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-raised p-5 text-sm shadow-pop"
        >
          <StepTrack done={state.done} next={next} />
          <div className="mt-4">
            <NextStep step={next} local={local} onGo={() => setOpen(false)} />
          </div>
          {!state.open && (
            <Button
              size="small"
              kind="quiet"
              className="mt-2 -ml-3"
              onClick={() => {
                tour.change({ open: true })
                setOpen(false)
              }}
            >
              Show it on the start page again
            </Button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
