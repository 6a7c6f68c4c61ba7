import { decodeAbiParameters, decodeErrorResult, type Hex, slice, toFunctionSelector } from 'viem'
import { type ErrorItem, errorItems } from './errorItems.ts'

/** A custom error with its arguments by name; the innermost one where contracts wrapped each other's. */
export interface DecodedRevert {
  readonly name: string
  readonly arguments: Readonly<Record<string, unknown>>
}

const PANIC = '0x4e487b71'
const REASON = '0x08c379a0'
/** ERC-7751 `WrappedError(address,bytes4,bytes,bytes)`. */
const WRAPPED = '0x90bfb865'

const ERRORS = new Map<Hex, ErrorItem>(
  errorItems().map(({ item }) => [toFunctionSelector(signatureOf(item)), item]),
)

/**
 * Decodes revert bytes: custom errors of every contract here, `Error(string)` as `Reason`, `Panic(uint256)` as
 * `Panic`, nothing as `Silent`, anything else as `Unknown`.
 */
export function decodeRevert(data: Hex): DecodedRevert {
  if (data === '0x') return { name: 'Silent', arguments: {} }
  const selector = data.length < 10 ? data : slice(data, 0, 4)
  if (selector === WRAPPED) {
    const [target, , reason] = decodeAbiParameters(
      [{ type: 'address' }, { type: 'bytes4' }, { type: 'bytes' }, { type: 'bytes' }],
      slice(data, 4),
    )
    return reason === '0x' ? { name: 'Unknown', arguments: { selector, target } } : decodeRevert(reason)
  }
  if (selector === REASON) {
    return {
      name: 'Reason',
      arguments: { reason: decodeAbiParameters([{ type: 'string' }], slice(data, 4))[0] },
    }
  }
  if (selector === PANIC) {
    return {
      name: 'Panic',
      arguments: { code: decodeAbiParameters([{ type: 'uint256' }], slice(data, 4))[0] },
    }
  }
  const item = ERRORS.get(selector)
  if (item === undefined) return { name: 'Unknown', arguments: { selector } }
  const { args = [] } = decodeErrorResult({ abi: [item], data }) as { readonly args?: readonly unknown[] }
  const named = item.inputs.map((input, index) => [input.name || `argument${index}`, args[index]])
  return { name: item.name, arguments: Object.fromEntries(named) }
}

function signatureOf(item: ErrorItem): string {
  return `${item.name}(${item.inputs.map(({ type }) => type).join(',')})`
}
