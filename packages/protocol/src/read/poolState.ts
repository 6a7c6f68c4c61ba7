/** Where a pool is in its life. */
export const POOL_STATES = ['draft', 'raising', 'active', 'windingDown', 'closed', 'refunding'] as const
export type PoolState = (typeof POOL_STATES)[number]

/** A state by the number that the contract gives. */
export function poolState(number: number): PoolState {
  const state = POOL_STATES[number]
  if (state === undefined) throw new RangeError(`no pool state has the number ${number}`)
  return state
}
