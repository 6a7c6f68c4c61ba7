import { CloseMark } from '../components/CloseMark.tsx'
import { useLocal } from '../wallet/useLocal.ts'
import { NextStep } from './NextStep.tsx'
import { StepTrack } from './StepTrack.tsx'
import { tour } from './tour.ts'
import { nextStep } from './tourStore.ts'
import { useTour } from './useTour.ts'

/** The tour on the start page: in the page's flow, so that it covers nothing. */
export function TourCard() {
  const local = useLocal()
  const state = useTour()
  if (local === undefined || !state.open) return null
  const next = nextStep(state)
  return (
    <section
      aria-label="What to do next"
      data-print="off"
      className="mb-6 rounded-card border border-accent/25 bg-surface p-5 shadow-card"
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 className="font-semibold text-[0.9375rem]">
          {next === undefined ? 'You have seen a pool’s whole life' : 'Try it: a pool’s life in five minutes'}
        </h2>
        <button
          type="button"
          aria-label="Close the guide"
          onClick={() => tour.change({ open: false })}
          className="-m-1.5 rounded-lg p-1.5 text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <CloseMark />
        </button>
      </div>
      <StepTrack done={state.done} next={next} named />
      <div className="mt-4">
        {next === undefined ? (
          <p className="text-[0.8125rem] text-ink-2">
            Move time further, with a crisis perhaps, and see who bears the loss.
          </p>
        ) : (
          <NextStep step={next} local={local} />
        )}
      </div>
    </section>
  )
}
