import type { Collection } from '@specie/api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { waterfallOf } from './waterfallOf.ts'

const cash = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String)
const collections = fc.record({
  interest: cash,
  principal: cash,
  recoveries: cash,
  fees: cash,
  trapped: cash,
  toTranches: fc.array(cash, { minLength: 1, maxLength: 3 }),
})

describe('the waterfall of a collection', () => {
  it('pays out exactly what came in', () => {
    fc.assert(
      fc.property(collections, (collection) => {
        const steps = waterfallOf(collection as unknown as Collection, ['SNR', 'MEZ', 'JNR'])
        const incoming = steps.filter(({ kind }) => kind === 'in')
        const outgoing = steps.filter(({ kind }) => kind !== 'in')
        const total = (part: typeof steps) => part.reduce((sum, { amount }) => sum + amount, 0n)
        expect(total(outgoing)).toBe(total(incoming))
      }),
    )
  })
})
