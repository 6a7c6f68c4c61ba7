import { describe, expect, it } from 'vitest'
import { readAmount } from './readAmount.ts'

describe('a typed amount', () => {
  it('is read to the unit, with or without separators', () => {
    expect(readAmount('1,250.5', 6, undefined, '')).toEqual({ amount: 1_250_500_000n, error: undefined })
    expect(readAmount(' 2 ', 6, 2_000_000n, '')).toEqual({ amount: 2_000_000n, error: undefined })
  })

  it('is neither right nor wrong while the field is empty', () => {
    expect(readAmount('  ', 6, 1n, '')).toEqual({ amount: undefined, error: undefined })
  })

  it('says what is wrong', () => {
    expect(readAmount('0', 6, undefined, '').error).toMatch(/above zero/)
    expect(readAmount('-4', 6, undefined, '').error).toMatch(/above zero/)
    expect(readAmount('1.1234567', 6, undefined, '').error).toMatch(/6 digits/)
    expect(readAmount('ten', 6, undefined, '').error).toMatch(/number/)
    expect(readAmount('3', 6, 2_000_000n, 'You have 2.').error).toBe('You have 2.')
  })
})
