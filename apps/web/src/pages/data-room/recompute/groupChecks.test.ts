import type { Check } from '@specie/protocol'
import { describe, expect, it } from 'vitest'
import { groupChecks } from './groupChecks.ts'

const figure = (name: string, agrees = true): Check => ({
  figure: name,
  recomputed: 1n,
  onChain: agrees ? 1n : 2n,
  agrees,
})

describe('steps of a recomputation', () => {
  it('keep every figure, in the order in which a value is built up', () => {
    const checks = [
      'price of SNR',
      'hash of the ladder',
      'value of SNR',
      'moments of bucket 0',
      'net value now',
    ].map((name) => figure(name))
    const groups = groupChecks(checks)
    expect(groups.map(({ step }) => step)).toEqual(['ladder', 'moments', 'now', 'tranches', 'prices'])
    expect(groups.flatMap((group) => group.checks)).toHaveLength(checks.length)
  })

  it('say which step goes wrong', () => {
    const groups = groupChecks([figure('hash of the ladder'), figure('ask of SNR', false)])
    expect(groups.map(({ agrees }) => agrees)).toEqual([true, false])
  })

  it('lose no figure that they do not know', () => {
    expect(groupChecks([figure('something new')]).flatMap(({ checks }) => checks)).toHaveLength(1)
  })
})
