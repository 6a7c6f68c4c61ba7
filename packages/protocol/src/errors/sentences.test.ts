import { encodeErrorResult } from 'viem'
import { describe, expect, test } from 'vitest'
import { type ErrorItem, errorItems } from './errorItems.ts'
import { explainRevert } from './explainRevert.ts'
import type { Sentence } from './sentence.ts'
import { sentences } from './sentences.ts'

const errors = errorItems()
const table: Readonly<Record<string, Sentence>> = sentences

describe('every refusal of every contract', () => {
  test('has a sentence', () => {
    const missing = errors.filter(({ item }) => table[item.name] === undefined)
    expect(missing.map(({ contract, item }) => `${contract}.${item.name}(${names(item)})`)).toEqual([])
  })

  test('has a sentence that names only arguments the error carries', () => {
    const wrong = errors.flatMap(({ contract, item }) =>
      placeholders(table[item.name])
        .filter((name) => !item.inputs.some((input) => input.name === name))
        .map((name) => `${contract}.${item.name}(${names(item)}) does not carry ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('reads as a sentence with its arguments written in', () => {
    for (const { item } of errors) {
      const args = item.inputs.map((input) => sample(input))
      const data = encodeErrorResult({ abi: [item], errorName: item.name, args } as never)
      const error = explainRevert(data, { title: 'Test' })
      expect(error.errorName).toBe(item.name)
      expect(error.explain()).toMatch(/^Test: \S/)
      expect(error.explain()).not.toMatch(/[{}]|undefined|\?/)
    }
  })

  test('is written as a plain sentence without a final stop', () => {
    for (const [name, { message, remedy, expected }] of Object.entries(table)) {
      expect(message.length, name).toBeGreaterThan(15)
      expect(`${message}${remedy ?? ''}`, name).not.toMatch(/\.$/)
      expect(expected ?? 'x', name).not.toBe('')
    }
  })
})

function names(item: ErrorItem): string {
  return item.inputs.map(({ name }) => name).join(', ')
}

function placeholders(sentence: Sentence | undefined): string[] {
  const text = `${sentence?.message} ${sentence?.expected} ${sentence?.remedy}`
  return [...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map((match) => match[1]!)
}

interface Parameter {
  readonly type: string
  readonly components?: readonly Parameter[]
}

function sample({ type, components = [] }: Parameter): unknown {
  const array = /^(.*)\[(\d*)\]$/.exec(type)
  if (array !== null)
    return Array.from({ length: Number(array[2]) || 1 }, () => sample({ type: array[1]!, components }))
  if (type === 'address') return '0x00000000000000000000000000000000000000aa'
  if (type === 'bool') return true
  if (type === 'string') return 'text'
  if (type === 'bytes') return '0x01'
  if (type.startsWith('bytes')) return `0x${'61'.repeat(Number(type.slice(5)))}`
  if (type === 'tuple') return components.map(sample)
  return Number(/\d+/.exec(type)?.[0] ?? 256) <= 48 ? 1 : 1n
}
