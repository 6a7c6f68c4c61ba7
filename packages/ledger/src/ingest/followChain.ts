import { setTimeout as sleep } from 'node:timers/promises'
import { ChainLie } from '../chain/ChainLie.ts'
import { NodeFailure } from '../chain/NodeFailure.ts'
import type { Step } from './takeStep.ts'

/** How a chain is followed. */
export interface Following {
  step(signal: AbortSignal): Promise<Step>
  /** Milliseconds between two looks. */
  readonly interval: number
  readonly onStep?: ((step: Step) => void) | undefined
  readonly onFailure?: ((error: unknown) => void) | undefined
}

/** Longest pause after failures in a row. */
const LONGEST_PAUSE_MS = 5000

/**
 * Takes steps until the signal. Whatever the node or the database does, it is reported and tried again, after pauses
 * that grow while it lasts: a step that fails has written nothing, or whole batches.
 */
export async function followChain(following: Following, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    let pause = following.interval
    try {
      const step = await following.step(signal)
      failures = 0
      following.onStep?.(step)
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      pause = Math.min(LONGEST_PAUSE_MS, following.interval * 2 ** Math.min(failures, 10))
      following.onFailure?.(error)
      if (isHopeless(error)) throw error
    }
    await sleep(pause, undefined, { signal }).catch(() => {})
  }
}

/** Errors that no repetition mends: the ledger is of another chain or deployment. */
function isHopeless(error: unknown): boolean {
  if (error instanceof ChainLie || error instanceof NodeFailure) return false
  const code = (error as { code?: unknown }).code
  return code === 'ledger.otherChain' || code === 'ledger.otherDeployment' || code === 'ledger.finalUndone'
}
