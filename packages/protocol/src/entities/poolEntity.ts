import type { Address } from 'viem'
import { confirmValuation } from '../actions/nav/confirmValuation.ts'
import { markPool } from '../actions/nav/markPool.ts'
import { provePool } from '../actions/nav/provePool.ts'
import { activate } from '../actions/pool/activate.ts'
import { addAsset } from '../actions/pool/addAsset.ts'
import { cancelRaise } from '../actions/pool/cancelRaise.ts'
import { closePool } from '../actions/pool/closePool.ts'
import { collect } from '../actions/pool/collect.ts'
import { impair } from '../actions/pool/impair.ts'
import { invest } from '../actions/pool/invest.ts'
import { originate } from '../actions/pool/originate.ts'
import { redeem } from '../actions/pool/redeem.ts'
import { refund } from '../actions/pool/refund.ts'
import { releaseAsset } from '../actions/pool/releaseAsset.ts'
import { replaceServicer } from '../actions/pool/replaceServicer.ts'
import { setDocument } from '../actions/pool/setDocument.ts'
import { startRaising } from '../actions/pool/startRaising.ts'
import { windDown } from '../actions/pool/windDown.ts'
import { withdrawCredit } from '../actions/pool/withdrawCredit.ts'
import { postBond } from '../actions/registry/postBond.ts'
import { releaseBond } from '../actions/registry/releaseBond.ts'
import type { Context } from '../context.ts'
import { readPool } from '../read/readPool.ts'
import { bind } from './bind.ts'

/** Everything that is done with one pool. */
export function poolEntity(context: Context, address: Address) {
  const on = bind(context, address)
  return {
    address,
    /** The pool, its valuation and its tranches at one block. */
    read: on(readPool),
    originate: on(originate),
    confirmValuation: on(confirmValuation),
    postBond: on(postBond),
    releaseBond: on(releaseBond),
    startRaising: on(startRaising),
    invest: on(invest),
    activate: on(activate),
    cancelRaise: on(cancelRaise),
    refund: on(refund),
    collect: on(collect),
    impair: on(impair),
    mark: on(markPool),
    prove: on(provePool),
    withdrawCredit: on(withdrawCredit),
    windDown: on(windDown),
    close: on(closePool),
    redeem: on(redeem),
    setDocument: on(setDocument),
    addAsset: on(addAsset),
    releaseAsset: on(releaseAsset),
    replaceServicer: on(replaceServicer),
  } as const
}

export type PoolEntity = ReturnType<typeof poolEntity>
