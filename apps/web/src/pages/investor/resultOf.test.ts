import { describe, expect, it } from 'vitest'
import { resultOf } from './resultOf.ts'

const position = (value: string | null, cost: string, income = '0', claimable = '0') => ({
  value,
  cost,
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

  it('is nothing where there is no price, and no part of no cost', () => {
    expect(resultOf(position(null, '1000'))).toEqual({ unrealised: 0n, total: 0n, part: 0 })
    expect(resultOf(position('10', '0'))).toEqual({ unrealised: 10n, total: 10n, part: null })
  })
})
