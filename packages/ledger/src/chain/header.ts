import { type Hex, keccak256, toRlp } from 'viem'
import { ChainLie } from './ChainLie.ts'

/** A block header as nodes give it, without what the ledger does not use. */
export interface RawHeader extends Readonly<Record<string, unknown>> {
  readonly number: Hex
  readonly hash: Hex
  readonly parentHash: Hex
  readonly timestamp: Hex
  readonly logsBloom: Hex
  readonly receiptsRoot: Hex
}

/** The fields that a header's hash covers, in order; those of later forks follow as far as the header has them. */
const FIELDS = [
  ['parentHash', 'bytes'],
  ['sha3Uncles', 'bytes'],
  ['miner', 'bytes'],
  ['stateRoot', 'bytes'],
  ['transactionsRoot', 'bytes'],
  ['receiptsRoot', 'bytes'],
  ['logsBloom', 'bytes'],
  ['difficulty', 'number'],
  ['number', 'number'],
  ['gasLimit', 'number'],
  ['gasUsed', 'number'],
  ['timestamp', 'number'],
  ['extraData', 'bytes'],
  ['mixHash', 'bytes'],
  ['nonce', 'bytes'],
  ['baseFeePerGas', 'number'],
  ['withdrawalsRoot', 'bytes'],
  ['blobGasUsed', 'number'],
  ['excessBlobGas', 'number'],
  ['parentBeaconBlockRoot', 'bytes'],
  ['requestsHash', 'bytes'],
] as const
const HASH = /^0x[0-9a-f]{64}$/
const BLOOM = /^0x[0-9a-f]{512}$/

/**
 * The header's hash computed from its content: keccak256 of the list of its fields (Ethereum yellow paper 4.3.4,
 * EIP-1559, 4895, 4844, 4788, 7685).
 */
export function headerHash(header: RawHeader): Hex {
  const fields: Hex[] = []
  for (const [name, kind] of FIELDS) {
    const value = header[name]
    if (typeof value !== 'string') continue
    fields.push(kind === 'number' ? numberBytes(value as Hex) : (value as Hex))
  }
  return keccak256(toRlp(fields))
}

/**
 * Refuses a header that is not of the asked block or whose hash is not its content's.
 * @param check false for chains whose headers are hashed in another way
 * @throws ChainLie
 */
export function checkHeader(header: RawHeader | null, number: bigint | undefined, check: boolean): RawHeader {
  if (
    header === null ||
    !HASH.test(header.hash) ||
    !HASH.test(header.parentHash) ||
    !BLOOM.test(header.logsBloom)
  ) {
    throw new ChainLie('form', `block ${number ?? 'latest'} has no header of the usual form`)
  }
  if (number !== undefined && BigInt(header.number) !== number) {
    throw new ChainLie('headerNumber', `asked for block ${number} it gave ${BigInt(header.number)}`)
  }
  if (check && headerHash(header) !== header.hash) {
    throw new ChainLie('headerHash', `block ${BigInt(header.number)} does not hash to ${header.hash}`)
  }
  return header
}

/** A whole number the way RLP wants it: without leading zeros, zero as nothing. */
export function numberBytes(value: Hex): Hex {
  const digits = value.slice(2).replace(/^0+/, '')
  return `0x${digits.length % 2 === 1 ? '0' : ''}${digits}`
}
