import {
  balanceWatch,
  type Call,
  explainError,
  type Preview,
  previewCalls,
  type SpecieClient,
} from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { PublicClient } from 'viem'
import { explainIn } from './explainIn.ts'
import { isSafe } from './safe.ts'
import type { TransactionOrder } from './types.ts'

/** An order made ready: what will be signed, and what it would change. */
export interface TransactionPlan {
  readonly calls: readonly Call[]
  /** Undefined where the node cannot rehearse. */
  readonly preview: Preview<unknown> | undefined
}

/**
 * Builds and rehearses an order for the connected account.
 * @throws SpecieError with the sentence of the contract that refuses
 */
export async function planTransaction(
  client: SpecieClient,
  order: TransactionOrder,
): Promise<TransactionPlan> {
  if (order.prepare !== undefined) {
    const prepared = await Promise.resolve(order.prepare(client)).catch((error) => explainError(error))
    const calls = await prepared.calls()
    const preview = await unlessUnable(prepared.describe(), calls)
    await requireCoin(client, preview)
    return { calls, preview }
  }
  const cash = await localCash(client)
  const unit = order.cash ?? cash
  const calls = (order.calls ?? []).map((call) => ({ ...call, value: BigInt(call.value), unit }))
  if (calls.length === 0) {
    throw new SpecieError({
      code: 'transaction.empty',
      message: 'There is nothing to sign: the step has been done',
    })
  }
  const holder = client.context.sender?.account.address
  const watches =
    cash === undefined || holder === undefined ? [] : [balanceWatch(cash, holder, 'of this account')]
  const preview = await unlessUnable(previewCalls(client.context, order.title, calls, watches), calls)
  await requireCoin(client, preview)
  return { calls, preview: preview as Preview<unknown> | undefined }
}

/** The cash token of a local chain; other chains have many. */
async function localCash({ context, cash }: SpecieClient) {
  const address = context.deployment.contracts.LocalDollar?.address
  return address === undefined ? undefined : cash.read(address)
}

/** A rehearsal asks for no fee; the chain will. A Safe's fee is paid by the owner who executes. */
async function requireCoin({ context }: SpecieClient, preview: { readonly fee: bigint } | undefined) {
  const account = context.sender?.account.address
  if (preview === undefined || account === undefined) return
  const balance = await context.reader.getBalance({ address: account })
  if (balance >= preview.fee || (await isSafe(context.reader as PublicClient, account))) return
  throw new SpecieError({
    code: 'chain.funds',
    message: 'This account has too little of the chain’s own coin to pay the network fee',
    remedy: 'send some coin to the account',
  })
}

/** A node that cannot rehearse keeps nobody from signing. */
async function unlessUnable<Result>(
  preview: Promise<Result>,
  calls: readonly Call[],
): Promise<Result | undefined> {
  try {
    return await preview
  } catch (error) {
    if (error instanceof SpecieError && error.code === 'chain.method') return undefined
    // The refused message is the one that the sentence begins with.
    const refused = calls.find(({ title }) => error instanceof Error && error.message.startsWith(title))
    return refused === undefined ? explainError(error) : explainIn(error, refused.title, refused.unit)
  }
}
