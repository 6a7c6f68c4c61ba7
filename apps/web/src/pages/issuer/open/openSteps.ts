import type { OpeningPreview, OpeningTerms, Tape } from '@specie/api'
import type { UseQueryResult } from '@tanstack/react-query'
import type { WizardStep } from '../wizard/WizardSteps.tsx'
import type { TermsProblem } from './termsProblems.ts'

/** Steps to a pool. */
export const POOL_STEPS = ['name', 'risk', 'tranches', 'terms', 'review'] as const
export type PoolStep = (typeof POOL_STEPS)[number]

/** What every step works with. */
export interface PoolStepProps {
  readonly tape: Tape
  readonly terms: OpeningTerms
  readonly change: (change: (terms: OpeningTerms) => OpeningTerms) => void
  readonly problems: readonly TermsProblem[]
  readonly preview: UseQueryResult<OpeningPreview, Error> & { readonly settled: boolean }
  readonly enter: (step: PoolStep) => void
}

const TITLES: Readonly<Record<PoolStep, string>> = {
  name: 'Name and people',
  risk: 'Risk',
  tranches: 'Tranches',
  terms: 'Terms',
  review: 'Review and sign',
}

/** Where the terms stand. Every step may be entered at any time; signing waits until none has a problem. */
export function openSteps(problems: readonly TermsProblem[]): readonly WizardStep<PoolStep>[] {
  return POOL_STEPS.map((name) => ({
    name,
    title: TITLES[name],
    open: true,
    done: name !== 'review' && problems.every(({ step }) => step !== name),
  }))
}
