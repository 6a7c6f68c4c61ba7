import { setTimeout as pause } from 'node:timers/promises'
import { createAgents } from './createAgents.ts'
import type { AgentsOptions } from './frame/AgentsOptions.ts'
import { headSignal } from './frame/headSignal.ts'

/** How agents run on. */
export interface RunOptions extends AgentsOptions {
  /** Ends the run after the look that is under way. */
  readonly signal: AbortSignal
  /** Longest time between two looks, milliseconds; 2,000. A new block in the ledger brings the next at once. */
  readonly every?: number
  /** Hears of looks that failed as a whole, e.g. because chain or database do not answer; the next one comes anyway. */
  readonly onError?: (error: unknown) => void
}

/** Runs the agents until the signal: a look at each new head, and while something is on its way. */
export async function runAgents(options: RunOptions): Promise<void> {
  const { signal, every = 2_000, onError = () => {} } = options
  const heads = headSignal(options.database, signal)
  let agents: Awaited<ReturnType<typeof createAgents>> | undefined
  while (!signal.aborted) {
    try {
      agents ??= await createAgents(options)
      const { moves } = await agents.tick()
      if (moves > 0) continue
    } catch (error) {
      onError(error)
    }
    await Promise.race([heads.next(), pause(every, undefined, { signal }).catch(() => {})])
  }
  await heads.close()
}
