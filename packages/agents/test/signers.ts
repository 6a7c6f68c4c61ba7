import { persona } from '@specie/protocol'
import type { LocalAccount } from 'viem'

/** Keys that the agents of tests have: a keeper, the servicer, the reporter. */
export const signers: readonly LocalAccount[] = [
  persona('provider'),
  persona('servicer'),
  persona('reporter'),
]
