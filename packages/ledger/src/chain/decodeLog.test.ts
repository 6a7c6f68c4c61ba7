import { abis } from '@specie/protocol'
import fc from 'fast-check'
import {
  type AbiEvent,
  type AbiParameter,
  concatHex,
  decodeEventLog,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
} from 'viem'
import { expect, test } from 'vitest'
import { decodeLog } from './decodeLog.ts'
import { FOLLOWED_CONTRACTS, type FollowedContract } from './events.ts'

type Parameter = AbiParameter & { readonly components?: readonly Parameter[]; readonly indexed?: boolean }

const events = FOLLOWED_CONTRACTS.flatMap((contract) =>
  (abis[contract] as readonly { type: string }[])
    .filter(({ type }) => type === 'event')
    .map((event) => ({ contract, event: event as AbiEvent })),
)

const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((list): Hex => `0x${Buffer.from(list).toString('hex')}`)

/** Any value of a type of the ABI, as viem wants it. */
function anyOf(parameter: Parameter): fc.Arbitrary<unknown> {
  const { type, components = [] } = parameter
  const array = /^(.*)\[(\d*)\]$/.exec(type)
  if (array !== null) {
    const item = anyOf({ ...parameter, type: array[1]! })
    const length = array[2] === '' ? {} : { minLength: Number(array[2]), maxLength: Number(array[2]) }
    return fc.array(item, { maxLength: 5, ...length })
  }
  if (type === 'tuple') {
    return fc.record(Object.fromEntries(components.map((one) => [one.name!, anyOf(one)])))
  }
  if (type === 'string') return fc.string({ unit: 'grapheme', maxLength: 70 })
  if (type === 'bytes')
    return fc.uint8Array({ maxLength: 70 }).map((list) => `0x${Buffer.from(list).toString('hex')}`)
  if (type === 'bool') return fc.boolean()
  if (type === 'address') return hex(20)
  if (type.startsWith('bytes')) return hex(Number(type.slice(5)))
  const bits = Number(type.replace(/\D/g, ''))
  const signed = type.startsWith('int')
  const range = signed
    ? { min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n }
    : { min: 0n, max: 2n ** BigInt(bits) - 1n }
  return fc.bigInt(range).map((value) => (bits <= 48 ? Number(value) : value))
}

function logOf(event: AbiEvent): fc.Arbitrary<{ topics: readonly Hex[]; data: Hex }> {
  const inputs = event.inputs as readonly Parameter[]
  return fc.tuple(...inputs.map(anyOf)).map((values) => {
    const named = Object.fromEntries(inputs.map(({ name }, at) => [name!, values[at]]))
    const plain = inputs.flatMap((input, at) =>
      input.indexed === true ? [] : [{ input, value: values[at] }],
    )
    return {
      topics: encodeEventTopics({ abi: [event], eventName: event.name, args: named } as never) as Hex[],
      data: encodeAbiParameters(
        plain.map(({ input }) => input),
        plain.map(({ value }) => value) as never,
      ),
    }
  })
}

/** viem writes addresses with capital letters as a checksum. */
function plainAddresses(value: unknown): unknown {
  if (typeof value === 'string') return /^0x[0-9a-fA-F]{40}$/.test(value) ? value.toLowerCase() : value
  if (Array.isArray(value)) return value.map(plainAddresses)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainAddresses(one)]))
  }
  return value
}

test(`all ${events.length} events of the contracts are decoded as viem decodes them`, () => {
  for (const { contract, event } of events) {
    const found = (log: { topics: readonly Hex[]; data: Hex }) => {
      const expected = decodeEventLog({ abi: [event], ...log, topics: log.topics as [Hex, ...Hex[]] })
      const decoded = decodeLog(contract, concatHex(log.topics), log.data)
      expect(decoded?.name).toBe(`${contract}.${event.name}`)
      expect(decoded?.args).toEqual(plainAddresses(expected.args ?? {}))
    }
    fc.assert(fc.property(logOf(event), found), { numRuns: 25 })
  }
})

test('data that is cut off anywhere is no event, and never an error', () => {
  for (const { contract, event } of events.filter(({ event }) =>
    event.inputs.some(({ indexed }) => !indexed),
  )) {
    const property = fc.property(logOf(event), fc.nat(), ({ topics, data }, place) => {
      const whole = (data.length - 2) / 2
      const cut = data.slice(0, 2 + 2 * (place % whole)) as Hex
      const decoded = decodeLog(contract, concatHex(topics), cut)
      // Only what pads the last words may be missing.
      if (whole - (place % whole) >= 64) expect(decoded).toBeUndefined()
    })
    fc.assert(property, { numRuns: 10 })
  }
})

test('an event that a contract does not have, or with other indexed values, is none of its', () => {
  const transfer: Hex = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
  const word: Hex = `0x${'00'.repeat(32)}`
  const decode = (contract: FollowedContract, ...topics: Hex[]) =>
    decodeLog(contract, concatHex(topics), word)
  expect(decode('Share', transfer, word, word)?.name).toBe('Share.Transfer')
  expect(decode('Nav', transfer, word, word)).toBeUndefined()
  expect(decode('Share', transfer, word)).toBeUndefined()
  expect(decode('Share', transfer, word, word, word)).toBeUndefined()
  expect(decodeLog('Share', '0x', word)).toBeUndefined()
})
