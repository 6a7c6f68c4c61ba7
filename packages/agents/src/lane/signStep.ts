import type { IntentTransactionRow } from '@specie/ledger'
import { type Hex, keccak256 } from 'viem'
import { bytea } from '../frame/bytea.ts'
import type { Fees } from './fees.ts'
import { callOf, type Intent, type Lane } from './Lane.ts'

/** Signs the present step of an intent with a nonce and keeps the bytes, so that they can be sent again after a crash. */
export async function signStep(
  lane: Lane,
  intent: Intent,
  nonce: bigint,
  gas: bigint,
  { maxFee, priorityFee }: Fees,
): Promise<IntentTransactionRow> {
  const { to, data, value } = callOf(intent)
  const raw: Hex = await lane.account.signTransaction({
    type: 'eip1559',
    chainId: lane.client.context.reader.chain.id,
    nonce: Number(nonce),
    to,
    data,
    value: BigInt(value),
    gas,
    maxFeePerGas: maxFee,
    maxPriorityFeePerGas: priorityFee,
  })
  const row: IntentTransactionRow = {
    hash: keccak256(raw),
    signer: lane.account.address,
    nonce,
    intent: intent.id,
    step: intent.step,
    raw,
    maxFee,
    priorityFee,
    signedBlock: lane.head.number,
    minedBlock: null,
    minedHash: null,
    succeeded: null,
    gasUsed: null,
    fee: null,
  }
  await lane.db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('intentTransaction')
      .values({ ...row, raw: bytea(raw) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await transaction
      .updateTable('intent')
      .set({ state: 'sent', failure: null })
      .where('id', '=', intent.id)
      .execute()
  })
  return row
}
