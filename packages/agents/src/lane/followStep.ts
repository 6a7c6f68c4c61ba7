import type { IntentTransactionRow } from '@specie/ledger'
import type { Selectable } from 'kysely'
import {
  type Hex,
  isAddressEqual,
  parseTransaction,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from 'viem'
import { broadcast } from './broadcast.ts'
import { failIntent, noteIntent } from './endIntent.ts'
import { raisedFees } from './fees.ts'
import { callOf, type Intent, type Lane, REORGANISABLE } from './Lane.ts'
import { signStep } from './signStep.ts'

type Transaction = Selectable<IntentTransactionRow>

/**
 * Looks where the present step of an intent is: mined (the next step, or the end), used up by a foreign transaction
 * (planned anew), lost by the node (sent again), or too cheap (offered more).
 * @returns whether the intent moved on
 */
export async function followStep(lane: Lane, intent: Intent): Promise<boolean> {
  const transactions = await transactionsOf(lane, intent)
  if (await settleMined(lane, intent, transactions)) return true
  const last = transactions.at(-1)
  if (last === undefined || (await usedElsewhere(lane, transactions))) {
    await planAgain(lane, intent)
    return true
  }
  await keepAlive(lane, intent, last)
  // Some chains mine what they are given at once.
  return settleMined(lane, intent, await transactionsOf(lane, intent))
}

/** Settles the step when one of its transactions is in the chain. */
async function settleMined(
  lane: Lane,
  intent: Intent,
  transactions: readonly Transaction[],
): Promise<boolean> {
  for (const { hash } of transactions) {
    const receipt = await receiptOf(lane, hash)
    if (receipt === undefined) continue
    await settleStep(lane, intent, receipt)
    return true
  }
  return false
}

/** A receipt of one of our transactions; undefined while it is not in the chain. */
export async function receiptOf({ client }: Lane, hash: Hex): Promise<TransactionReceipt | undefined> {
  try {
    return await client.context.reader.getTransactionReceipt({ hash })
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return undefined
    throw error
  }
}

/** All transactions that were signed for the present step, oldest first. */
async function transactionsOf({ db }: Lane, { id, step }: Intent): Promise<Transaction[]> {
  return db
    .selectFrom('intentTransaction as signed')
    .innerJoin('intentNonce as owned', (join) =>
      join
        .onRef('owned.signer', '=', 'signed.signer')
        .onRef('owned.nonce', '=', 'signed.nonce')
        .onRef('owned.intent', '=', 'signed.intent')
        .onRef('owned.step', '=', 'signed.step'),
    )
    .selectAll('signed')
    .where('signed.intent', '=', id)
    .where('signed.step', '=', step)
    .where('owned.void', '=', false)
    .orderBy('signed.maxFee')
    .execute()
}

/** The step is in the chain: on to the next one, to the wait for depth, or to failure when it was reverted. */
async function settleStep(lane: Lane, intent: Intent, receipt: TransactionReceipt): Promise<void> {
  const succeeded = receipt.status === 'success'
  await lane.db
    .updateTable('intentTransaction')
    .set({
      minedBlock: receipt.blockNumber,
      minedHash: receipt.blockHash,
      succeeded,
      gasUsed: receipt.gasUsed,
      fee: receipt.gasUsed * receipt.effectiveGasPrice,
    })
    .where('hash', '=', receipt.transactionHash)
    .execute()
  if (!succeeded) {
    await failIntent(lane, intent, `${callOf(intent).title}: the chain reverted it`)
    return
  }
  const done = intent.step + 1 === (intent.calls as readonly unknown[]).length
  await lane.db
    .updateTable('intent')
    .set(
      done ? { state: 'mined', failure: null } : { state: 'planned', step: intent.step + 1, failure: null },
    )
    .where('id', '=', intent.id)
    .execute()
}

/**
 * Whether a transaction that is none of ours, deep enough in the chain, has the nonce. The count alone does not tell: a
 * node may count a transaction of ours before it hands out its receipt, and giving that step another nonce would do it
 * twice. Therefore the foreign transaction itself is looked for.
 */
async function usedElsewhere(lane: Lane, transactions: readonly Transaction[]): Promise<boolean> {
  const { client, account, head, sending } = lane
  const { nonce, signedBlock } = transactions[0]!
  const depth = BigInt(sending.confirmations - 1)
  const deep = head.number > depth ? head.number - depth : 0n
  const count = await client.context.reader.getTransactionCount({
    address: account.address,
    blockNumber: deep,
  })
  if (BigInt(count) <= nonce) return false
  const own = new Set<string>(transactions.map(({ hash }) => hash))
  const from = signedBlock > REORGANISABLE ? signedBlock - REORGANISABLE : 0n
  for (let number = deep; number >= from; number--) {
    const block = await client.context.reader.getBlock({ blockNumber: number, includeTransactions: true })
    const found = block.transactions.find(
      (sent) => isAddressEqual(sent.from, account.address) && BigInt(sent.nonce) === nonce,
    )
    if (found !== undefined) return !own.has(found.hash)
  }
  return false
}

async function planAgain({ db }: Lane, { id, step }: Intent): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('intentNonce')
      .set({ void: true })
      .where('intent', '=', id)
      .where('step', '=', step)
      .execute()
    await transaction.updateTable('intent').set({ state: 'planned' }).where('id', '=', id).execute()
  })
}

/** Sends the same bytes again, or after some blocks others that offer more. */
async function keepAlive(lane: Lane, intent: Intent, last: Transaction): Promise<void> {
  if (lane.head.number < last.signedBlock + BigInt(lane.sending.replaceAfter)) {
    await broadcast(lane, intent, last.raw)
    return
  }
  const fees = await raisedFees(lane, last)
  if (fees === undefined) {
    await broadcast(lane, intent, last.raw)
    await noteIntent(
      lane,
      intent,
      'It is not mined yet, and more than the highest fee allowed would be needed',
    )
    return
  }
  const { gas = 0n } = parseTransaction(last.raw)
  const { raw } = await signStep(lane, intent, last.nonce, gas, fees)
  await broadcast(lane, intent, raw)
}
