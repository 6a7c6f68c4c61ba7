import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localGrant } from './localGrant.ts'

test('a bond of 109,388 by an account with nothing needs 110,000', () => {
  expect(localGrant(109_388_000_000n, 6)).toBe(110_000_000_000n)
})

test('a small lack is met by 100,000, in units of any size', () => {
  expect(localGrant(1n, 6)).toBe(100_000_000_000n)
  expect(localGrant(0n, 18)).toBe(100_000n * 10n ** 18n)
})

test('a gift is always enough and at most 10,000 more than is needed above the least', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), (lacking) => {
      const given = localGrant(lacking, 6)
      expect(given).toBeGreaterThanOrEqual(lacking)
      if (lacking > 100_000_000_000n) expect(given - lacking).toBeLessThan(10_000_000_000n)
    }),
  )
})
