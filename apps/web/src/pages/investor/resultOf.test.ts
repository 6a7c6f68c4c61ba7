import { describe, expect, it } from 'vitest'
import { resultOf } from './resultOf.ts'

describe('the unrealised result', () => {
  it('is value less cost, to the unit and as a part of the cost', () => {
    expect(resultOf({ value: '1050', cost: '1000' })).toEqual({ result: 50n, part: 0.05 })
    expect(resultOf({ value: '900', cost: '1000' })).toEqual({ result: -100n, part: -0.1 })
  })

  it('is nothing where there is no price, and no part of no cost', () => {
    expect(resultOf({ value: null, cost: '1000' })).toEqual({ result: 0n, part: 0 })
    expect(resultOf({ value: '10', cost: '0' })).toEqual({ result: 10n, part: null })
  })
})
