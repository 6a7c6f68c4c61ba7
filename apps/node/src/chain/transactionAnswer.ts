import type { TransactionView } from '@specie/api'
import { abis, explainError } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import {
  type Abi,
  decodeEventLog,
  type Hex,
  type Log,
  type Transaction,
  TransactionNotFoundError,
} from 'viem'
import type { Services } from '../Services.ts'

const EVERY_ABI: readonly Abi[] = Object.values(abis)

/** What became of a transaction, as far as chain and index know. */
export async function transactionAnswer({ client, index }: Services, hash: Hex): Promise<TransactionView> {
  const { reader } = client.context
  const transaction = await reader.getTransaction({ hash }).catch((error: unknown) => {
    if (error instanceof TransactionNotFoundError) return undefined
    return explainError(error)
  })
  if (transaction === undefined) {
    return { hash, state: 'unknown', block: null, from: null, nonce: null, sentence: null, events: [] }
  }
  const { from, nonce, blockNumber } = transaction
  const known = { hash, from, nonce }
  if (blockNumber === null) return { ...known, state: 'pending', block: null, sentence: null, events: [] }
  const receipt = await reader.getTransactionReceipt({ hash }).catch(explainError)
  const block = Number(blockNumber)
  if (receipt.status === 'reverted') {
    return { ...known, state: 'reverted', block, sentence: await reasonOf(client, transaction), events: [] }
  }
  const indexed = (index.head()?.block.number ?? -1n) >= blockNumber
  return {
    ...known,
    state: indexed ? 'indexed' : 'mined',
    block,
    sentence: null,
    events: receipt.logs.map(eventLine),
  }
}

/** The state before the block is the nearest one that still can be asked. */
async function reasonOf({ context }: Services['client'], transaction: Transaction): Promise<string> {
  const { from: account, to, input: data, value, blockNumber } = transaction
  try {
    await context.reader.call({ account, to, data, value, blockNumber: blockNumber! - 1n })
    return 'It was refused because of what came before it in its block; now it would pass'
  } catch (error) {
    try {
      return explainError(error)
    } catch (explained) {
      return explained instanceof SpecieError ? explained.message : 'It was refused'
    }
  }
}

function eventLine({ address, topics, data }: Log): string {
  for (const abi of EVERY_ABI) {
    try {
      const { eventName, args } = decodeEventLog({ abi, topics: topics as [Hex, ...Hex[]], data })
      const words = Object.entries((args ?? {}) as Record<string, unknown>).map(
        ([name, value]) => `${name} ${text(value)}`,
      )
      return `${eventName}: ${words.join(', ')}`
    } catch {
      // Another contract's event.
    }
  }
  return `An event of ${address} that is none of Specie's`
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(' ')
  return typeof value === 'object' && value !== null
    ? Object.values(value).map(text).join(' ')
    : String(value)
}
