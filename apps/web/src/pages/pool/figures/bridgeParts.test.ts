import type { NavBridge } from '@specie/api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bridgeParts } from './bridgeParts.ts'

const KEYS = ['accretion', 'interest', 'principal', 'recoveries', 'surprise', 'impairment', 'market'] as const
const change = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })

describe('the bridge of a value', () => {
  it('leaves no part of the interface out: opening and changes add up to closing', () => {
    fc.assert(
      fc.property(change, fc.tuple(...KEYS.map(() => change)), (opening, changes) => {
        const closing = changes.reduce((sum, one) => sum + one, opening)
        const bridge = {
          period: 1,
          from: '2026-01-01',
          to: '2026-02-01',
          opening: `${opening}`,
          closing: `${closing}`,
          ...Object.fromEntries(KEYS.map((key, i) => [key, `${changes[i]}`])),
        } as unknown as NavBridge
        const parts = bridgeParts(bridge)
        const walked = parts.slice(0, -1).reduce((sum, { amount }) => sum + amount, 0n)
        expect(walked).toBe(parts.at(-1)!.amount)
      }),
    )
  })
})
