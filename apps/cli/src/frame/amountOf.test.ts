import { expect, test } from 'vitest'
import { amountOf } from './amountOf.ts'

test('an amount is read exactly, and one below zero is refused', () => {
  expect(amountOf('12.5', 6)).toBe(12_500_000n)
  expect(() => amountOf('-5', 6)).toThrow(/amount is "-5"/)
})
