import type { Address } from 'viem'
import { admitCountry } from '../actions/share/admitCountry.ts'
import { claim } from '../actions/share/claim.ts'
import { enforce } from '../actions/share/enforce.ts'
import { limitHolders } from '../actions/share/limitHolders.ts'
import { setAgent } from '../actions/share/setAgent.ts'
import { setIncomeReceiver } from '../actions/share/setIncomeReceiver.ts'
import { setPolicy } from '../actions/share/setPolicy.ts'
import { setVenue } from '../actions/share/setVenue.ts'
import { transfer } from '../actions/share/transfer.ts'
import type { Context } from '../context.ts'
import { readHolding } from '../read/readHolding.ts'
import { readPolicy } from '../read/readPolicy.ts'
import { readRestriction } from '../read/readRestriction.ts'
import { bind } from './bind.ts'

/** Everything that is done with one share. */
export function shareEntity(context: Context, address: Address) {
  const on = bind(context, address)
  return {
    address,
    /** What somebody has of it, at one block. */
    holding: on(readHolding),
    /** Who may hold it, and when it may move, at one block. */
    policy: on(readPolicy),
    /** Whether a transfer would pass, and if not, why. */
    restriction: on(readRestriction),
    transfer: on(transfer),
    claim: on(claim),
    setIncomeReceiver: on(setIncomeReceiver),
    setVenue: on(setVenue),
    setPolicy: on(setPolicy),
    admitCountry: on(admitCountry),
    limitHolders: on(limitHolders),
    setAgent: on(setAgent),
    enforce: on(enforce),
  } as const
}

export type ShareEntity = ReturnType<typeof shareEntity>
