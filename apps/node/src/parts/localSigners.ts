import { persona } from '@specie/protocol'
import type { LocalAccount } from 'viem'

/**
 * Personas that the agents of a local chain act as. The first one does what anybody may do; issuer and investors are
 * left to the people at the console.
 */
export function localSigners(): readonly LocalAccount[] {
  return (['marketMaker', 'reporter', 'servicer'] as const).map((name) => persona(name))
}
