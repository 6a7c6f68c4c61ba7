import { expect, test } from 'vitest'
import { figureParts } from './figureParts.ts'

const WALLET = '0x15d34aaf54267db7d7c367839aaf71a00a2c6a65'
const ROOT = `0x${'ab'.repeat(32)}`

test('accounts, hashes and words are told apart', () => {
  expect(figureParts(`credit of ${WALLET}`)).toEqual([
    { kind: 'text', text: 'credit of' },
    { kind: 'address', text: WALLET },
  ])
  expect(figureParts(ROOT)).toEqual([{ kind: 'word', text: ROOT }])
  expect(figureParts(`${WALLET} ${WALLET}`).map(({ kind }) => kind)).toEqual(['address', 'address'])
})

test('numbers are grouped, packed words are not, yes and no are words', () => {
  const of = (text: string) => figureParts(text)[0]
  expect(of('-300000000000')?.text).toBe('−300,000,000,000')
  expect(of('9'.repeat(40))).toEqual({ kind: 'word', text: '9'.repeat(40) })
  expect([of('true')?.text, of('false')?.text]).toEqual(['yes', 'no'])
  expect(figureParts('')).toEqual([])
})
