import { displayAmount } from '@specie/units'
import { describe, expect, test } from 'vitest'
import { valuationPdf } from '../src/index.ts'
import { readPdf } from './readPdf.ts'
import { sampleValuation } from './sampleValuation.ts'

const plain = { compress: false }

describe('a valuation as PDF', () => {
  test('shows the figures of its input in tables', async () => {
    const { texts } = readPdf(await valuationPdf(sampleValuation, plain))
    const shown = new Set(texts)
    const text = (amount: bigint) => displayAmount(amount, sampleValuation.decimals)
    const expected = [
      text(sampleValuation.value),
      ...sampleValuation.segments.flatMap(({ name, balance, value }) => [name, text(balance), text(value)]),
      ...sampleValuation.tranches.flatMap(({ name, size, value }) => [name, text(size), text(value)]),
      ...sampleValuation.stages.map(({ expectedCreditLoss }) => text(expectedCreditLoss)),
      ...sampleValuation.lossDistribution.quantiles.map(({ loss }) => text(loss)),
      ...sampleValuation.sensitivities.map(({ value }) => text(value)),
      '-45,000.12',
      '24,000.00',
      ...sampleValuation.hashes.map(({ value }) => value),
      'Hazard, recovery, spread and prepayment were given.',
    ]
    expect(expected.filter((each) => !shown.has(each))).toEqual([])
    expect(texts.join('\n')).toContain('„Nord“')
  })

  test('cash by year adds up to the total', async () => {
    const { texts } = readPdf(await valuationPdf(sampleValuation, plain))
    const collected = sampleValuation.months.reduce((sum, month) => sum + month.collected, 0)
    expect(texts).toContain(displayAmount(BigInt(collected), 6))
  })

  test('four pictures say in words what they show', async () => {
    const { alternatives, elements } = readPdf(await valuationPdf(sampleValuation, plain))
    expect(elements.get('Figure')).toBe(4)
    expect(alternatives.some((words) => words.includes('99.9 % of cases lose no more than 9.00 %'))).toBe(
      true,
    )
  })

  test('the same report gives the same bytes', async () => {
    const [one, two] = await Promise.all([valuationPdf(sampleValuation), valuationPdf(sampleValuation)])
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  })

  test.each([
    ['segments', { segments: sampleValuation.segments.slice(1) }],
    ['tranches', { tranches: sampleValuation.tranches.slice(1) }],
    ['clean value', { accruedInterest: 1n }],
    ['loans', { loans: 301 }],
  ])('parts that are not the whole are refused: %s', (part, change) => {
    expect(() => valuationPdf({ ...sampleValuation, ...change })).toThrow(
      new RegExp(`does not add up: the .*${part}`),
    )
  })

  test('a pool without tranches and a loan-less stage needs no chapter for them', async () => {
    const { texts } = readPdf(
      await valuationPdf({ ...sampleValuation, tranches: [], sensitivities: [] }, plain),
    )
    expect(texts).not.toContain('If the world were different')
    expect(texts).not.toContain('Tranches, in EUR')
  })
})
