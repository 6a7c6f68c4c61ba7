import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expWad } from './expWad.ts'
import { lnWad } from './lnWad.ts'

const ONE = 10n ** 18n

describe('expWad', () => {
  it('gives the values of the library that the contracts use', () => {
    // solady 0.1.26 test/FixedPointMathLib.t.sol, testExpWad
    expect(expWad(-41446531673892822312n)).toBe(1n)
    expect(expWad(-41446531673892822313n)).toBe(0n)
    expect(expWad(-3n * ONE)).toBe(49787068367863942n)
    expect(expWad(-2n * ONE)).toBe(135335283236612691n)
    expect(expWad(-ONE)).toBe(367879441171442321n)
    expect(expWad(-5n * 10n ** 17n)).toBe(606530659712633423n)
    expect(expWad(-3n * 10n ** 17n)).toBe(740818220681717866n)
    expect(expWad(0n)).toBe(ONE)
    expect(expWad(3n * 10n ** 17n)).toBe(1349858807576003103n)
    expect(expWad(ONE)).toBe(2718281828459045235n)
    expect(expWad(10n * ONE)).toBe(22026465794806716516980n)
    expect(expWad(50n * ONE)).toBe(5184705528587072464_148529318587763226117n)
    expect(expWad(135305999368893231588n)).toBe(
      57896044618658097650144101621524338577433870140581303254786265309376407432913n,
    )
  })

  it('refuses what would overflow', () => {
    expect(() => expWad(135305999368893231589n)).toThrow(/x is/)
  })

  it('agrees with the float exponential', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -20n * ONE, max: 40n * ONE }), (x) => {
        const expected = Math.exp(Number(x) / 1e18)
        expect(Math.abs(Number(expWad(x)) / 1e18 - expected)).toBeLessThan(expected * 1e-13 + 1e-18)
      }),
    )
  })
})

describe('lnWad', () => {
  it('gives the values of the library that the contracts use', () => {
    // solady 0.1.26 test/FixedPointMathLib.t.sol, testLnWad, testLnWadSmall, testLnWadBig
    expect(lnWad(ONE)).toBe(0n)
    expect(lnWad(2718281828459045235n)).toBe(999999999999999999n)
    expect(lnWad(11723640096265400935n)).toBe(2461607324344817918n)
    expect(lnWad(1n)).toBe(-41446531673892822313n)
    expect(lnWad(42n)).toBe(-37708862055609454007n)
    expect(lnWad((1n << 255n) - 1n)).toBe(135305999368893231589n)
  })

  it('undoes the exponential to a few units', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -ONE, max: 40n * ONE }), (x) => {
        const back = lnWad(expWad(x))
        expect(back - x <= 4n && x - back <= 4n).toBe(true)
      }),
    )
  })

  it('refuses what has no logarithm', () => {
    expect(() => lnWad(0n)).toThrow(/x is 0n/)
    expect(() => lnWad(-1n)).toThrow(/x is -1n/)
  })
})
