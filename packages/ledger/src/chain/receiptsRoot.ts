import { concatHex, type Hex, toRlp } from 'viem'
import { numberBytes } from './header.ts'
import type { RawLog } from './RawLog.ts'
import { trieRoot } from './trieRoot.ts'

/** A receipt as nodes give it, as far as the header covers it. */
export interface RawReceipt {
  readonly type?: Hex
  readonly status?: Hex
  /** Before Byzantium in place of the status. */
  readonly root?: Hex
  readonly cumulativeGasUsed: Hex
  readonly logsBloom: Hex
  readonly logs: readonly RawLog[]
  /** Of deposits on rollups of the OP kind. */
  readonly depositNonce?: Hex
  readonly depositReceiptVersion?: Hex
}

/** The root that a block's header has for these receipts (yellow paper 4.3.2, EIP-2718). */
export function receiptsRoot(receipts: readonly RawReceipt[]): Hex {
  return trieRoot(receipts.map(encode))
}

function encode(receipt: RawReceipt): Hex {
  const logs = receipt.logs.map(({ address, topics, data }) => [address, [...topics], data] as const)
  const fields = [
    receipt.status === undefined ? receipt.root! : numberBytes(receipt.status),
    numberBytes(receipt.cumulativeGasUsed),
    receipt.logsBloom,
    logs,
    ...(receipt.depositNonce === undefined ? [] : [numberBytes(receipt.depositNonce)]),
    ...(receipt.depositReceiptVersion === undefined ? [] : [numberBytes(receipt.depositReceiptVersion)]),
  ]
  const body = toRlp(fields as never) as Hex
  const type = Number(receipt.type ?? '0x0')
  return type === 0 ? body : concatHex([`0x${type.toString(16).padStart(2, '0')}`, body])
}
