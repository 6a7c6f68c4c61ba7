import type { Collection } from '@specie/api'
import { describe, expect, it } from 'vitest'
import { delinquencyOf } from './delinquencyOf.ts'

const month = (late30: number, late60: number, late90: number, defaulted: number, recoveries: number) =>
  ({
    asOf: '2026-02-01',
    late30: `${late30}`,
    late60: `${late60}`,
    late90: `${late90}`,
    defaulted: `${defaulted}`,
    recoveries: `${recoveries}`,
  }) as unknown as Collection

describe('delinquency', () => {
  it('adds the bands of a month and sums defaults and recoveries over months', () => {
    const months = delinquencyOf([month(10, 5, 1, 0, 0), month(20, 4, 2, 8, 2)])
    expect(months.map(({ late }) => late)).toEqual([16n, 26n])
    expect(months[1]).toMatchObject({ defaultedSoFar: 8n, recoveredSoFar: 2n, recoveryRate: 0.25 })
  })

  it('has no recovery rate where nothing defaulted', () => {
    expect(delinquencyOf([month(1, 0, 0, 0, 0)])[0]!.recoveryRate).toBeNull()
  })
})
