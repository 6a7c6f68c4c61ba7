import { routes } from '@specie/api'
import type { SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { PublicClient } from 'viem'
import { api, ask } from '../api/ask.ts'
import { queryClient } from '../api/queryClient.ts'
import { explainIn } from './explainIn.ts'
import { failureOf } from './failure.ts'
import { transactions } from './transactions.ts'
import type { Step, TransactionRecord } from './types.ts'
import { type Fate, watchTransaction } from './watch.ts'
import { isSafe, safeNonce, watchSafe } from './watchSafe.ts'

/** Room above the estimate: another transaction may come first. */
const GAS_MARGIN_PERCENT = 125n

const INDEX_LIMIT_MS = 120_000

/** Signs and sends the steps that are left of a record, one after another, and follows each to its end. */
export async function runTransaction(client: SpecieClient, id: string): Promise<void> {
  const reader = client.context.reader as PublicClient
  try {
    for (let index = 0; index < (transactions.get(id)?.steps.length ?? 0); index += 1) {
      const step = transactions.get(id)!.steps[index]!
      if (step.state === 'mined') continue
      transactions.change(id, { state: 'signing', failure: undefined })
      transactions.changeStep(id, index, { state: 'signing', hash: undefined, nonce: undefined })
      await send(client, id, index, step)
      await follow(reader, id, index)
    }
    await awaitLedger(id)
  } catch (error) {
    fail(id, error)
  }
}

/** Takes up what was under way when the page was left. */
export async function resumeTransaction(reader: PublicClient, record: TransactionRecord): Promise<void> {
  try {
    for (const [index, step] of record.steps.entries()) {
      if (step.state === 'sent' || step.state === 'collecting') await follow(reader, record.id, index)
    }
    const rest = transactions.get(record.id)?.steps.some(({ state }) => state !== 'mined')
    if (rest) {
      throw new SpecieError({
        code: 'transaction.interrupted',
        message: 'The page was left before everything was signed',
        remedy: 'continue: what was mined is not sent a second time',
      })
    }
    await awaitLedger(record.id)
  } catch (error) {
    fail(record.id, error)
  }
}

async function send(client: SpecieClient, id: string, index: number, step: Step): Promise<void> {
  const { reader, sender } = client.context
  if (sender === undefined)
    throw new SpecieError({ code: 'account.missing', message: 'No wallet is connected' })
  const { account, chain } = sender
  const message = { to: step.to, data: step.data, value: BigInt(step.value) }
  const safe = await isSafe(reader as PublicClient, account.address)
  const since = safe ? await safeNonce(reader as PublicClient, account.address) : undefined
  try {
    const estimate = safe ? undefined : await reader.estimateGas({ account: account.address, ...message })
    const gas = estimate === undefined ? {} : { gas: (estimate * GAS_MARGIN_PERCENT) / 100n }
    const hash = await sender.sendTransaction({ account, chain, ...message, ...gas } as never)
    const nonce = safe ? Number(since) : (await reader.getTransaction({ hash }).catch(() => undefined))?.nonce
    const block = Number(await reader.getBlockNumber())
    transactions.changeStep(id, index, {
      state: safe ? 'collecting' : 'sent',
      hash,
      nonce,
      block: safe ? block : undefined,
    })
    transactions.change(id, { state: 'sent' })
  } catch (error) {
    transactions.changeStep(id, index, { state: 'waiting' })
    explainIn(error, step.title, step.unit)
  }
}

/** Follows a sent step to its end. @throws SpecieError when it did not come to what was signed */
async function follow(reader: PublicClient, id: string, index: number): Promise<void> {
  const record = transactions.get(id)!
  const step = record.steps[index]!
  const patience = { interval: reader.pollingInterval, missing: Math.ceil(30_000 / reader.pollingInterval) }
  const watched = {
    account: record.account,
    hash: step.hash!,
    to: step.to,
    data: step.data,
    nonce: step.nonce,
  }
  const fate =
    step.state === 'collecting'
      ? await watchSafe(
          reader,
          record.account,
          step.hash!,
          { block: BigInt(step.block ?? 0), nonce: BigInt(step.nonce ?? 0) },
          { ...patience, onProgress: (signatures) => transactions.changeStep(id, index, { signatures }) },
        )
      : await watchTransaction(reader, watched, patience)
  await settle(reader, id, index, fate)
}

async function settle(reader: PublicClient, id: string, index: number, fate: Fate): Promise<void> {
  const { title } = transactions.get(id)!.steps[index]!
  if (fate.kind === 'mined') {
    transactions.changeStep(id, index, { state: 'mined', hash: fate.hash, block: fate.block })
    api.raiseFloor(fate.block)
    return
  }
  if (fate.kind === 'reverted') {
    transactions.changeStep(id, index, { state: 'reverted', hash: fate.hash, block: fate.block })
    throw await reasonOf(reader, id, index, fate.block)
  }
  transactions.changeStep(id, index, { state: fate.kind, ...(fate.kind === 'replaced' && { hash: fate.by }) })
  throw fate.kind === 'replaced'
    ? new SpecieError({
        code: 'transaction.replaced',
        message: `${title}: another transaction of this account took its place, so it will not happen`,
        remedy: 'if you cancelled it in the wallet, all is well; otherwise start again',
      })
    : new SpecieError({
        code: 'transaction.dropped',
        message: `${title}: the chain does not know this transaction any more; it was dropped before it was mined`,
        remedy: 'start again: nothing has happened',
      })
}

/** The contract's reason, asked of the state before the block, the nearest one that still answers. */
async function reasonOf(reader: PublicClient, id: string, index: number, block: number): Promise<unknown> {
  const record = transactions.get(id)!
  const { title, to, data, value, unit } = record.steps[index]!
  try {
    await reader.call({
      account: record.account,
      to,
      data,
      value: BigInt(value),
      blockNumber: BigInt(block - 1),
    })
  } catch (error) {
    try {
      explainIn(error, title, unit)
    } catch (explained) {
      return explained
    }
  }
  return new SpecieError({
    code: 'transaction.reverted',
    message: `${title}: the contract refused it when it was mined; before that block it would have gone through`,
    remedy: 'start again: the state has changed since you looked',
  })
}

/** Waits until the ledger answers with the last block. */
async function awaitLedger(id: string): Promise<void> {
  const record = transactions.get(id)
  const hash = record?.steps.at(-1)?.hash
  if (hash === undefined) return
  transactions.change(id, { state: 'mined' })
  const until = Date.now() + INDEX_LIMIT_MS
  while (Date.now() < until) {
    const { state } = await ask(routes.transaction, { params: { hash } }).catch(() => ({ state: 'unknown' }))
    if (state === 'indexed') break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'api' })
  transactions.change(id, { state: 'indexed' })
}

function fail(id: string, error: unknown): void {
  const { message, remedy } = failureOf(error)
  transactions.change(id, { state: 'failed', failure: { message, remedy } })
}
