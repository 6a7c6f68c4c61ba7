import { encodeErrorResult, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { poolAbi } from '../generated/poolAbi.ts'
import { decodeRevert } from './decodeRevert.ts'
import { explainRevert } from './explainRevert.ts'

const abi = parseAbi([
  'error Error(string reason)',
  'error Panic(uint256 code)',
  'error WrappedError(address target, bytes4 selector, bytes reason, bytes details)',
  'error SomebodyElse(uint256 number)',
])
const TARGET = '0x00000000000000000000000000000000000000aa'
const wrapped = (reason: Hex): Hex =>
  encodeErrorResult({ abi, errorName: 'WrappedError', args: [TARGET, '0x12345678', reason, '0x'] })
const wrongPeriod = encodeErrorResult({ abi: poolAbi, errorName: 'WrongPeriod', args: [3n, 2n] })

describe('revert bytes', () => {
  test('of a custom error give its name and arguments, however often they were wrapped', () => {
    const decoded = { name: 'WrongPeriod', arguments: { found: 3n, expected: 2n } }
    expect(decodeRevert(wrongPeriod)).toEqual(decoded)
    expect(decodeRevert(wrapped(wrapped(wrongPeriod)))).toEqual(decoded)
  })

  test('of a require, a panic, nothing, and a stranger are told apart', () => {
    expect(decodeRevert(encodeErrorResult({ abi, errorName: 'Error', args: ['too late'] }))).toEqual({
      name: 'Reason',
      arguments: { reason: 'too late' },
    })
    expect(decodeRevert(encodeErrorResult({ abi, errorName: 'Panic', args: [17n] }))).toEqual({
      name: 'Panic',
      arguments: { code: 17n },
    })
    expect(decodeRevert('0x').name).toBe('Silent')
    expect(decodeRevert('0x1234').name).toBe('Unknown')
    expect(decodeRevert(encodeErrorResult({ abi, errorName: 'SomebodyElse', args: [1n] })).name).toBe(
      'Unknown',
    )
    expect(decodeRevert(wrapped('0x')).name).toBe('Unknown')
  })

  test('become a sentence with what was expected and how to mend it', () => {
    expect(explainRevert(wrongPeriod, { title: 'Report period 3' }).explain()).toBe(
      'Report period 3: The report is for period 3; the next period is 2\nexpected: every period once, in order',
    )
  })
})
