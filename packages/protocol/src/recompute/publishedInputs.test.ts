import { describe, expect, it } from 'vitest'
import { publishedInputs } from './publishedInputs.ts'

const published = {
  hazardShift: 0,
  curve: { date: '2026-01-16', forwards: [358390, 358390] },
  ladder: [
    {
      name: 'A',
      hazard: 40_000_000,
      recovery: 500_000_000,
      spread: 20_000_000,
      cash: ['9007199254740993'],
      openingBalance: ['3000000000'],
    },
  ],
}

describe('published inputs', () => {
  it('are read to the unit, beyond what floating point holds', () => {
    const { ladder, names, market, curveDate } = publishedInputs(published)
    expect(ladder[0]!.cash).toEqual([9007199254740993n])
    expect(names).toEqual(['A'])
    expect(market).toEqual({ forwards: [358390, 358390], hazardShift: 0 })
    expect(curveDate).toBe('2026-01-16')
  })

  it('are refused with the field that is missing', () => {
    expect(() => publishedInputs({ ...published, curve: null })).toThrow(/curve/)
    expect(() => publishedInputs({ ...published, ladder: [{}] })).toThrow(/ladder\[0\]\.hazard/)
  })
})
