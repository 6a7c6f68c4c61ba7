import { requireNumber } from '@specie/units'

/** Work in steps: gives the share that is done, 0 to 1, and in the end its result. */
export type Steps<Result> = Generator<number, Result>

/** How long work is watched and ended. */
export interface LongWork {
  /** Ends the work; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** Told the share that is done, never falling, and 1 at the end. */
  readonly onProgress?: (share: number) => void
  /** Milliseconds of work between two looks at the event loop; 12 unless told. */
  readonly slice?: number
}

/**
 * Does long work in slices between which the event loop runs: a page stays quick, a server answers, and the work can be
 * watched and ended.
 * @throws the signal's reason when it is ended, and what the work throws
 */
export async function inSlices<Result>(steps: Steps<Result>, work: LongWork = {}): Promise<Result> {
  const slice = requireNumber('slice', work.slice ?? 12, 0)
  let [share, until] = [0, performance.now() + slice]
  try {
    for (;;) {
      work.signal?.throwIfAborted()
      const step = steps.next()
      if (step.done === true) {
        work.onProgress?.(1)
        return step.value
      }
      share = Math.max(share, Math.min(step.value, 1))
      if (performance.now() < until) continue
      work.onProgress?.(share)
      await new Promise((resolve) => setTimeout(resolve, 0))
      until = performance.now() + slice
    }
  } finally {
    steps.return(undefined as Result)
  }
}

/** Does the same work at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
