import { type Hex, type TransactionReceipt, WaitForTransactionReceiptTimeoutError } from 'viem'
import { readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { explainRevert } from '../errors/explainRevert.ts'
import { revertDataOf } from '../errors/revertDataOf.ts'
import { senderOf } from '../senderOf.ts'
import type { Call, Sent } from './types.ts'

/** Room above the estimate: another transaction may come first and make a slot cold or a loop longer. */
const GAS_MARGIN_PERCENT = 125n
/** A receipt is asked for anew after so long, and given up after so many times. */
const ASK_AGAIN_MS = 10_000
const MOST_ASKS = 18

/**
 * Sends calls one after another, each once the one before it is mined.
 * @returns the last one's outcome; the fee is that of all.
 * @throws ContractError when a contract refuses, SpecieError when the chain does.
 */
export async function sendCalls(
  context: Context,
  calls: readonly Call[],
): Promise<Omit<Sent<void>, 'result'>> {
  let fee = 0n
  let receipt: TransactionReceipt | undefined
  for (const call of calls) {
    receipt = await sendCall(context, call)
    fee += receipt.gasUsed * receipt.effectiveGasPrice
  }
  const block = await readBlock(context.reader, receipt!.blockNumber)
  return { hash: receipt!.transactionHash, block, gasUsed: receipt!.gasUsed, fee, logs: receipt!.logs }
}

async function sendCall(context: Context, call: Call): Promise<TransactionReceipt> {
  const sender = senderOf(context)
  const { to, data, value, title, unit } = call
  const account = sender.account
  try {
    const estimate = await context.reader.estimateGas({ account: account.address, to, data, value })
    const gas = (estimate * GAS_MARGIN_PERCENT) / 100n
    const hash = await sender.sendTransaction({ account, chain: sender.chain, to, data, value, gas })
    const receipt = await receiptOf(context, hash)
    if (receipt.status === 'success') return receipt
    // The state before the block is the nearest one that still can be asked for the reason.
    await context.reader.call({
      account: account.address,
      to,
      data,
      value,
      blockNumber: receipt.blockNumber - 1n,
    })
    throw explainRevert('0x', { title, unit, details: { transaction: hash } })
  } catch (cause) {
    const reason = revertDataOf(cause)
    if (reason !== undefined) throw explainRevert(reason, { title, unit, cause })
    return explainError(cause, title)
  }
}

/** Asks anew now and then: a chain that mines only what is sent may give no later block that would end the waiting. */
async function receiptOf({ reader }: Context, hash: Hex): Promise<TransactionReceipt> {
  for (let asked = 1; ; asked++) {
    try {
      return await reader.waitForTransactionReceipt({ hash, timeout: ASK_AGAIN_MS })
    } catch (cause) {
      if (asked === MOST_ASKS || !(cause instanceof WaitForTransactionReceiptTimeoutError)) throw cause
    }
  }
}
