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
import { cancelRedemption, takeInKind } from '../actions/windows/cancelRedemption.ts'
import { claimRedemption } from '../actions/windows/claimRedemption.ts'
import { fundWindow, takeFunding, withdrawFunding } from '../actions/windows/fundWindow.ts'
import { openWindows } from '../actions/windows/openWindows.ts'
import { publishWindows } from '../actions/windows/publishWindows.ts'
import { requestRedemption } from '../actions/windows/requestRedemption.ts'
import { settleWindow } from '../actions/windows/settleWindow.ts'
import type { Context } from '../context.ts'
import { readHolding } from '../read/readHolding.ts'
import { readPolicy } from '../read/readPolicy.ts'
import { readRestriction } from '../read/readRestriction.ts'
import { readWindowOrders } from '../read/readWindowOrders.ts'
import { readWindows } from '../read/readWindows.ts'
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
    /** Its redemption windows. */
    windows: {
      read: on(readWindows),
      orders: on(readWindowOrders),
      open: on(openWindows),
      publish: on(publishWindows),
      request: on(requestRedemption),
      cancel: on(cancelRedemption),
      claim: on(claimRedemption),
      takeInKind: on(takeInKind),
      fund: on(fundWindow),
      withdrawFunding: on(withdrawFunding),
      take: on(takeFunding),
      settle: on(settleWindow),
    },
  } as const
}

export type ShareEntity = ReturnType<typeof shareEntity>
