import type { PoolAssumptions, PoolMarket, SegmentBy } from '@specie/servicing'
import type { TapeValue } from '../openings/valueTape.ts'
import type { CheckedTape } from './checkTape.ts'
import type { ChosenSettings, FoundTape } from './TapeState.ts'

/** Work on an uploaded file that is too heavy for the thread that answers questions. */
export type TapeTask =
  | { readonly kind: 'inspect'; readonly tape: string; readonly file: string; readonly today: string }
  | {
      readonly kind: 'check'
      readonly tape: string
      readonly file: string
      readonly found: FoundTape
      readonly settings: ChosenSettings
    }
  | {
      readonly kind: 'errors' | 'rejected'
      readonly tape: string
      readonly file: string
      readonly found: FoundTape
      readonly settings: ChosenSettings
    }
  | {
      readonly kind: 'estimate'
      readonly tape: string
      readonly file: string
      readonly found: FoundTape
      readonly settings: ChosenSettings
      readonly segmentBy: SegmentBy
      readonly spread: number
      /** Canonical text of the loans that the pool will hold. */
      readonly accepted: string
    }
  | {
      readonly kind: 'value'
      readonly tape: string
      readonly accepted: string
      readonly assumptions: PoolAssumptions
      readonly market: PoolMarket
      /** Of the value, one a tranche, senior first. */
      readonly shares: readonly number[]
    }

/** What comes of a task. */
export interface TapeResults {
  readonly inspect: FoundTape
  readonly check: CheckedTape
  readonly errors: string
  readonly rejected: string
  readonly estimate: PoolAssumptions
  readonly value: TapeValue
}
