import type { NavPoint } from '@specie/api'
import { describe, expect, it } from 'vitest'
import { lastChanges } from './lastChanges.ts'

const point = (lower: number, transaction: string) =>
  ({ lower: `${lower}`, transaction }) as unknown as NavPoint

describe('what changed last', () => {
  it('tells the newest first, with the move of each', () => {
    const changes = lastChanges([point(100, 'a'), point(90, 'b'), point(95, 'c')], 2)
    expect(changes.map(({ change }) => change)).toEqual([5n, -10n])
  })

  it('counts what one transaction did once', () => {
    const changes = lastChanges([point(100, 'a'), point(90, 'b'), point(96, 'b')], 5)
    expect(changes.map(({ change }) => change)).toEqual([-4n, null])
  })

  it('has nothing to tell without a history', () => {
    expect(lastChanges([], 3)).toEqual([])
  })
})
