import { describe, expect, it } from 'vitest'
import { resultOf } from './resultOf.ts'

const position = (value: string | null, cost: string, income = '0', claimable = '0', realised = '0') => ({
  value,
  cost,
  realised,
  income,
  claimable,
})

describe('the result of a position', () => {
  it('counts income and what waits to be claimed beside the change of value', () => {
    expect(resultOf(position('700', '1000', '330', '20'))).toEqual({
      unrealised: -300n,
      total: 50n,
      part: 0.05,
    })
    expect(resultOf(position('900', '1000'))).toEqual({ unrealised: -100n, total: -100n, part: -0.1 })
  })

  it('counts what sales brought, and is then no part of a cost that is partly gone', () => {
    // 1,000 paid; half of it sold for 420; 300 received meanwhile; the other half is worth 400.
    expect(resultOf(position('400', '500', '300', '0', '-80'))).toEqual({
      unrealised: -100n,
      total: 120n,
      part: null,
    })
    expect(420n + 300n + 400n - 1000n).toBe(120n)
  })

  it('is nothing where there is no price, and no part of no cost', () => {
    expect(resultOf(position(null, '1000'))).toEqual({ unrealised: 0n, total: 0n, part: 0 })
    expect(resultOf(position('10', '0'))).toEqual({ unrealised: 10n, total: 10n, part: null })
  })
})
