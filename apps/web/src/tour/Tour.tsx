import type { Local } from '@specie/api'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../components/Button.tsx'
import { CloseMark } from '../components/CloseMark.tsx'
import { classes } from '../components/classes.ts'
import { actAs } from '../wallet/actAs.ts'
import { useActor } from '../wallet/useActor.ts'
import { useLocal } from '../wallet/useLocal.ts'
import { nextStep, TOUR_STEPS, type TourStep } from './tourStore.ts'
import { useTour } from './useTour.ts'

interface Guide {
  readonly title: string
  readonly text: string
  /** Who does it, by the names of the local chain's people. */
  readonly person?: string
  readonly to?: string
  readonly action: string
}

const GUIDES: Readonly<Record<TourStep, Guide>> = {
  import: {
    title: 'Import a loan tape',
    text: 'A list of loans as CSV, XLSX or Parquet. Its faults are shown row by row, to be mended here.',
    person: 'issuer',
    to: '/issue',
    action: 'Go as the issuer',
  },
  open: {
    title: 'Open a pool',
    text: 'Choose tranches and terms, see what the loans are worth, and sign.',
    person: 'issuer',
    to: '/issue',
    action: 'Go as the issuer',
  },
  verify: {
    title: 'Become a verified investor',
    text: 'Apply once with name and country; the KYC issuer vouches for you.',
    person: 'outsider',
    to: '/verify',
    action: 'Go as the newcomer',
  },
  invest: {
    title: 'Invest',
    text: 'Choose a tranche of a pool that is raising and put in some play money.',
    person: 'outsider',
    to: '/pools',
    action: 'See the pools',
  },
  time: {
    title: 'Move time',
    text: 'Press “Move time” at the top of the page: borrowers pay, agents collect and report.',
    action: 'See the agents',
    to: '/operate/agents',
  },
  income: {
    title: 'Take your income',
    text: 'What your tranche was paid waits in your portfolio.',
    person: 'outsider',
    to: '/portfolio',
    action: 'See the portfolio',
  },
  sell: {
    title: 'Sell',
    text: 'Leave at a price that you can compute: value, spread and fee, each in sight.',
    person: 'outsider',
    to: '/portfolio',
    action: 'See the portfolio',
  },
}

/** What a newcomer on a local chain may do next; small, movable out of the way, and never in front of a task. */
export function Tour() {
  const local = useLocal()
  return local === undefined ? null : <LocalTour local={local} />
}

function LocalTour({ local }: { readonly local: Local }) {
  const [state, change] = useTour()
  const next = nextStep(state)
  if (!state.open) {
    return next === undefined ? null : (
      <button
        type="button"
        onClick={() => change({ open: true })}
        data-print="off"
        className="fixed right-4 bottom-20 z-20 rounded-full border border-line bg-raised px-4 py-2 font-medium text-[0.8125rem] shadow-pop hover:bg-sunken md:bottom-4"
      >
        What to do next
      </button>
    )
  }
  return (
    <aside
      aria-label="What to do next"
      data-print="off"
      className="fixed right-4 bottom-20 z-20 w-80 max-w-[calc(100vw-2rem)] rounded-2xl border border-line bg-raised p-5 shadow-pop md:bottom-4"
    >
      <div className="flex items-center justify-between">
        <p className="text-ink-3 text-xs">
          {next === undefined ? 'All done' : `Step ${TOUR_STEPS.indexOf(next) + 1} of ${TOUR_STEPS.length}`}
        </p>
        <button
          type="button"
          aria-label="Close the guide"
          onClick={() => change({ open: false })}
          className="-m-1.5 rounded-lg p-1.5 text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <CloseMark />
        </button>
      </div>
      <ol aria-label="Steps" className="mt-3 flex gap-1">
        {TOUR_STEPS.map((step) => (
          <li
            key={step}
            className={classes(
              'h-1 flex-1 rounded-full',
              state.done.includes(step) ? 'bg-accent' : step === next ? 'bg-accent/40' : 'bg-sunken',
            )}
          >
            <span className="sr-only">
              {GUIDES[step].title}
              {state.done.includes(step) ? ', done' : ''}
            </span>
          </li>
        ))}
      </ol>
      {next === undefined ? (
        <Finished onClose={() => change({ open: false })} />
      ) : (
        <Next step={next} local={local} onSkip={() => change({ done: [...state.done, next] })} />
      )}
    </aside>
  )
}

function Next({
  step,
  local,
  onSkip,
}: {
  readonly step: TourStep
  readonly local: Local
  readonly onSkip: () => void
}) {
  const guide = GUIDES[step]
  const navigate = useNavigate()
  const actor = useActor()
  const person = local.personas.find(({ name }) => name === guide.person)
  const already = person !== undefined && actor.kind === 'persona' && actor.name === person.name
  const go = () => {
    if (person !== undefined) actAs(person)
    if (guide.to !== undefined) void navigate({ to: guide.to as never })
  }
  return (
    <>
      <h2 className="mt-3 font-semibold">{guide.title}</h2>
      <p className="mt-1 text-[0.8125rem] text-ink-2">{guide.text}</p>
      <div className="mt-4 flex items-center gap-2">
        <Button size="small" kind="primary" onClick={go}>
          {already ? 'Take me there' : guide.action}
        </Button>
        <Button size="small" kind="quiet" onClick={onSkip}>
          Skip
        </Button>
      </div>
    </>
  )
}

function Finished({ onClose }: { readonly onClose: () => void }) {
  return (
    <>
      <h2 className="mt-3 font-semibold">You have seen a pool’s whole life</h2>
      <p className="mt-1 text-[0.8125rem] text-ink-2">
        Move time further, with a crisis perhaps, and see who bears the loss.
      </p>
      <Button size="small" className="mt-4" onClick={onClose}>
        Close
      </Button>
    </>
  )
}
