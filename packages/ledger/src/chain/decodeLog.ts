import { abis } from '@specie/protocol'
import { type AbiEvent, type AbiParameter, type Hex, toEventSelector } from 'viem'
import { decodeValues, decodeWord } from './decodeValues.ts'
import type { EventName, FollowedContract } from './events.ts'

/** What a log says. */
export interface DecodedLog {
  readonly name: EventName
  readonly args: Readonly<Record<string, unknown>>
}

interface Decoder {
  readonly name: EventName
  readonly indexed: readonly (AbiParameter & { readonly name: string })[]
  readonly plain: readonly (AbiParameter & { readonly name: string })[]
}

const decoders = new Map<FollowedContract, Map<Hex, Decoder>>()

/**
 * Decodes a log of a contract. Undefined for an event that the contract's ABI does not have, or data that does not fit
 * it: an address whose code is not the protocol's must not stop the ledger.
 * @param topics 0x text, the topics one after another
 */
export function decodeLog(contract: FollowedContract, topics: Hex, data: Hex): DecodedLog | undefined {
  const decoder = decodersOf(contract).get(topics.slice(0, 66) as Hex)
  if (decoder === undefined) return undefined
  if ((topics.length - 2) / 64 !== decoder.indexed.length + 1) return undefined
  const args: Record<string, unknown> = {}
  try {
    decoder.indexed.forEach(({ name, type }, index) => {
      const from = 66 + 64 * index
      args[name] = decodeIndexed(type, topics.slice(from, from + 64))
    })
    const values = decodeValues(decoder.plain, data.slice(2))
    decoder.plain.forEach(({ name }, index) => {
      args[name] = values[index]
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return { name: decoder.name, args }
}

/** Of indexed values without a fixed size the topic has only the hash. */
function decodeIndexed(type: string, word: string): unknown {
  const fixed = !type.endsWith(']') && type !== 'string' && type !== 'bytes' && type !== 'tuple'
  return fixed ? decodeWord(type, word) : `0x${word}`
}

function decodersOf(contract: FollowedContract): Map<Hex, Decoder> {
  const known = decoders.get(contract)
  if (known !== undefined) return known
  const made = new Map<Hex, Decoder>()
  for (const item of abis[contract] as readonly { readonly type: string }[]) {
    if (item.type !== 'event') continue
    const event = item as AbiEvent
    const inputs = event.inputs as readonly (AbiParameter & { name: string; indexed?: boolean })[]
    made.set(toEventSelector(event), {
      name: `${contract}.${event.name}` as EventName,
      indexed: inputs.filter(({ indexed }) => indexed === true),
      plain: inputs.filter(({ indexed }) => indexed !== true),
    })
  }
  decoders.set(contract, made)
  return made
}
