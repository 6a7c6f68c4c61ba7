import type { Local } from '@specie/api'
import { Popover } from 'radix-ui'
import { useId, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { sentenceOf } from '../components/ErrorState.tsx'
import { Icon } from '../components/Icon.tsx'
import { Notice } from '../components/Notice.tsx'
import { Spinner } from '../components/Spinner.tsx'
import { formatDate } from '../format/dates.ts'
import { PassedDialog } from './PassedDialog.tsx'
import { STRESSES, stressStep } from './stress.ts'
import { usePassage } from './usePassage.ts'

const CLOCK = 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.5V8l2.5 1.5'

/** The local chain's date, and what moves it on. */
export function TimeControl({ local }: { readonly local: Local }) {
  const passage = usePassage()
  const [open, setOpen] = useState(false)
  const [step, setStep] = useState(() => stressStep(local.stress))
  const go = (months: number) => {
    setOpen(false)
    void passage.advance(months, STRESSES[step]!.value)
  }
  return (
    <div className="flex items-center gap-3">
      {passage.advancing === null ? (
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <Icon path={CLOCK} size={14} />
          {formatDate(local.time)}
        </span>
      ) : (
        <span role="status" className="flex items-center gap-2 whitespace-nowrap">
          <Spinner size={12} />
          {formatDate(local.time)}
          <span className="max-w-72 truncate opacity-70 max-sm:hidden">{passage.advancing.step}</span>
        </span>
      )}
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger
          disabled={passage.advancing !== null}
          className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md bg-[#fbfbfc] px-2.5 font-medium text-[#14171f] transition-opacity hover:opacity-90 disabled:opacity-50"
        >
          Move time
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="end"
            sideOffset={8}
            collisionPadding={12}
            className="z-40 w-80 max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-raised p-5 text-sm shadow-pop"
          >
            <h2 className="font-semibold">Let time pass</h2>
            <p className="mt-1 text-[0.8125rem] text-ink-3">
              Borrowers pay or do not, agents collect and report, holders receive income.
            </p>
            <StressSlider step={step} onChange={setStep} />
            <div className="mt-5 grid grid-cols-2 gap-2">
              <Button kind="primary" onClick={() => go(1)}>
                One month
              </Button>
              <Button onClick={() => go(3)}>Three months</Button>
            </div>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {passage.error !== undefined && (
        <div className="fixed right-4 bottom-20 z-40 max-w-sm text-ink md:bottom-4">
          <Notice kind="bad" title="Time did not move">
            {sentenceOf(passage.error).message}
          </Notice>
        </div>
      )}
      <PassedDialog passed={passage.passed} onClose={passage.dismiss} />
    </div>
  )
}

function StressSlider({
  step,
  onChange,
}: {
  readonly step: number
  readonly onChange: (step: number) => void
}) {
  const id = useId()
  const stress = STRESSES[step]!
  return (
    <div className="mt-5">
      <div className="flex items-baseline justify-between">
        <label htmlFor={id} className="font-medium text-[0.8125rem]">
          Economy
        </label>
        <span className="font-medium text-[0.8125rem] text-accent-text">{stress.label}</span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={STRESSES.length - 1}
        step={1}
        value={step}
        aria-valuetext={stress.label}
        onChange={(event) => onChange(Number(event.target.value))}
        className="mt-2 w-full accent-(--accent)"
      />
      <div className="flex justify-between text-ink-3 text-xs" aria-hidden="true">
        <span>calm</span>
        <span>crisis</span>
      </div>
      <p className="mt-2 text-[0.8125rem] text-ink-2">
        {stress.text[0]!.toUpperCase() + stress.text.slice(1)}.
      </p>
    </div>
  )
}
