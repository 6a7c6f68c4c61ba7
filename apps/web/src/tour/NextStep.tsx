import type { Local } from '@specie/api'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../components/Button.tsx'
import { actAs } from '../wallet/actAs.ts'
import { useActor } from '../wallet/useActor.ts'
import { GUIDES } from './guides.ts'
import { tour } from './tour.ts'
import type { TourStep } from './tourStore.ts'

/** One step: what it is, and the way there as the person who does it. */
export function NextStep({
  step,
  local,
  onGo,
}: {
  readonly step: TourStep
  readonly local: Local
  readonly onGo?: () => void
}) {
  const guide = GUIDES[step]
  const navigate = useNavigate()
  const actor = useActor()
  const person = local.personas.find(({ name }) => name === guide.person)
  const already = person !== undefined && actor.kind === 'persona' && actor.name === person.name
  const go = () => {
    if (person !== undefined) actAs(person)
    void navigate({ to: guide.to as never })
    onGo?.()
  }
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-xl">
        <h3 className="font-semibold">{guide.title}</h3>
        <p className="mt-1 text-[0.8125rem] text-ink-2">{guide.text}</p>
      </div>
      <div className="flex items-center gap-2">
        <Button size="small" kind="primary" onClick={go}>
          {already ? 'Take me there' : guide.action}
        </Button>
        <Button size="small" kind="quiet" onClick={() => tour.finish([step])}>
          Skip
        </Button>
      </div>
    </div>
  )
}
