import type { Tape } from '@specie/api'
import type { WizardStep } from '../wizard/WizardSteps.tsx'

/** Steps of an import. */
export const TAPE_STEPS = ['columns', 'rules', 'errors', 'figures'] as const
export type TapeStep = (typeof TAPE_STEPS)[number]

/** Fields that a loan must have and that neither a column nor a value for all loans fills. */
export function missingFields(tape: Tape): Tape['fields'] {
  const assumed = new Set(tape.assume?.map(({ field }) => field))
  return tape.fields.filter(
    ({ field, required, column }) => required && column === null && !assumed.has(field),
  )
}

/** Where an import stands; it follows from the upload alone and so survives a reload. */
export function tapeSteps(tape: Tape): readonly WizardStep<TapeStep>[] {
  const mapped = missingFields(tape).length === 0
  const checked = tape.check !== null
  const clean = tape.check?.errorCount === 0
  const errors = tape.check?.errorCount ?? 0
  return [
    { name: 'columns', title: 'Columns', done: mapped, open: true },
    { name: 'rules', title: 'Date and rules', done: mapped && tape.cutOffDate !== null, open: mapped },
    {
      name: 'errors',
      title: errors > 0 ? `Errors (${errors})` : 'Errors',
      done: clean,
      open: mapped && checked,
    },
    { name: 'figures', title: 'Figures', done: clean && tape.pool !== null, open: clean },
  ]
}

/** The first step that still needs somebody; the figures when none does. */
export function firstOpenStep(tape: Tape): TapeStep {
  return tapeSteps(tape).find(({ done }) => !done)?.name ?? 'figures'
}
