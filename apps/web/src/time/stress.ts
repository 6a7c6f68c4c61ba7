/** How borrowers behave, from calm to crisis: what their yearly hazard of default is multiplied by. */
export const STRESSES = [
  { value: 0.25, label: 'Calm', text: 'hardly anybody stops paying' },
  { value: 1, label: 'As expected', text: 'as many stop paying as the valuation expects' },
  { value: 3, label: 'Strained', text: 'three times as many stop paying' },
  { value: 8, label: 'Crisis', text: 'eight times as many stop paying' },
] as const

/** The step of the slider that is nearest to a multiplier. */
export function stressStep(value: number): number {
  let best = 0
  for (const [index, stress] of STRESSES.entries()) {
    if (Math.abs(stress.value - value) < Math.abs(STRESSES[best]!.value - value)) best = index
  }
  return best
}
