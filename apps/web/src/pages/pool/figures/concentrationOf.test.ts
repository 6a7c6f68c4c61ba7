import type { Holder } from '@specie/api'
import { describe, expect, it } from 'vitest'
import { concentrationOf } from './concentrationOf.ts'

const holder = (wallet: string, value: string | null, country: string | null, tranche = 0) =>
  ({ wallet, value, country, class: null, balance: '50', tranche }) as unknown as Holder

describe('concentration of holders', () => {
  it('adds up what a wallet holds of several tranches', () => {
    const found = concentrationOf([
      holder('0xA', '30', 'DE'),
      holder('0xa', '20', 'DE', 1),
      holder('0xB', '50', 'FR'),
    ])
    expect(found).toMatchObject({ holders: 2, largest: 0.5, largestFive: 1, herfindahl: 0.5 })
    expect(found.byCountry.map(({ part }) => part)).toEqual([0.5, 0.5])
  })

  it('counts shares where there is no price yet', () => {
    expect(concentrationOf([holder('0xA', null, null), holder('0xB', null, 'FR')]).largest).toBe(0.5)
  })

  it('stands at nothing without holders', () => {
    expect(concentrationOf([])).toMatchObject({ holders: 0, largest: 0, herfindahl: 0 })
  })
})
