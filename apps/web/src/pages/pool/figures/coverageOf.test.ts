import { describe, expect, it } from 'vitest'
import { coverageOf } from './coverageOf.ts'

const tranche = (principal: bigint, accrued = 0n, maximum = 0n) => ({
  principal: `${principal}`,
  accrued: `${accrued}`,
  maximum: `${maximum}`,
})

describe('coverage of tranches', () => {
  it('sets the value less fees against the claims of a tranche and of all before it', () => {
    const tranches = [tranche(600n, 15n), tranche(200n), tranche(0n)]
    expect(coverageOf(tranches, '1010', '10')).toEqual([1.626016, 1.226993, null])
  })

  it('counts what can be put in while nobody has a claim yet', () => {
    expect(coverageOf([tranche(0n, 0n, 500n), tranche(0n, 0n, 500n)], '1000', '0')).toEqual([2, null])
  })

  it('has no answer before the first report', () => {
    expect(coverageOf([tranche(600n), tranche(0n)], null, '0')).toEqual([null, null])
  })
})
