import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { feeRuleAbi } from '../../generated/feeRuleAbi.ts'
import type { FeeRuleTerms } from '../../read/readFeeRule.ts'
import { readToken } from '../../read/readToken.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Lets the base fee of a share aim at a hurdle of the reserve's providers. Needs the role `exitSteward`. */
export async function setFeeRule(
  context: Context,
  share: Address,
  terms: FeeRuleTerms,
): Promise<PreparedTransaction> {
  const token = await readToken(context, share)
  return prepare(context, {
    unit: token,
    title: `Let the fee of ${token.symbol} aim at the providers’ hurdle`,
    address: addressOf(context, 'FeeRule'),
    data: encodeFunctionData({ abi: feeRuleAbi, functionName: 'setRule', args: [share, terms] }),
    result: () => undefined,
  })
}

/** A move of a fee, 1e-5, and the return that it answers, 1e-9 a year. */
export interface FeeMove {
  readonly from: bigint
  readonly to: bigint
  readonly rate: bigint
}

/** Moves the base fee of a share by what the last period brought its providers. Anyone, once a period. */
export async function adjustFee(context: Context, share: Address): Promise<PreparedTransaction<FeeMove>> {
  const token = await readToken(context, share)
  return prepare(context, {
    unit: token,
    title: `Move the desk’s fee of ${token.symbol}`,
    address: addressOf(context, 'FeeRule'),
    data: encodeFunctionData({ abi: feeRuleAbi, functionName: 'adjust', args: [share] }),
    result: (logs) => {
      const { from, to, rate } = findEvent(feeRuleAbi, 'FeeMoved', logs)
      return { from, to, rate }
    },
  })
}
