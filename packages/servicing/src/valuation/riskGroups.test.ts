import { expectedFlows, poolLoss } from '@specie/quant'
import { sampleReport, sampleTape } from '@specie/testing'
import { expect, test } from 'vitest'
import { valueReport } from '../report/valueReport.ts'
import { loanLosses } from './loanLosses.ts'
import { riskGroups } from './riskGroups.ts'
import { segmentOf } from './segmentOf.ts'

const report = sampleReport(sampleTape(60))
const losses = loanLosses(report.tape, report.assumptions, (loan) => segmentOf(loan, report.segmentBy))

test('the losses of the loans add up to the ladder’s', () => {
  const expected = losses.reduce((sum, { pd, loss }) => sum + pd * loss, 0)
  const ladder = expectedFlows(valueReport(report).cashFlows).reduce((sum, { lost }) => sum + lost, 0)
  expect(Math.abs(expected / ladder - 1)).toBeLessThan(1e-6)
})

test('groups lose what their loans lose, and none shows fewer than five', () => {
  const groups = riskGroups(report)
  const whole = (of: readonly { pd: number; loss: number; loans?: number }[]) =>
    of.reduce((sum, { pd, loss, loans = 1 }) => sum + loans * pd * loss, 0)
  expect(whole(groups)).toBeCloseTo(whole(losses), 2)
  expect(Math.min(...groups.map(({ loans }) => loans))).toBeGreaterThanOrEqual(5)
  expect(groups.reduce((sum, { loans }) => sum + loans, 0)).toBe(losses.length)
})

test('few loans are one group', () => {
  const few = riskGroups(sampleReport(sampleTape(3)))
  expect(few).toHaveLength(1)
  expect(few[0]!.loans).toBe(3)
})

test('a loss distribution of the groups has the tail of the loans’ own', () => {
  const spread = riskGroups(report).flatMap(({ loans, pd, loss }) =>
    Array.from({ length: loans }, () => ({ pd, loss })),
  )
  const mean = (of: typeof losses) => {
    const { distribution, unit } = poolLoss(of, 0.15)
    return distribution.reduce((sum, probability, loss) => sum + probability * loss * unit, 0)
  }
  expect(Math.abs(mean(spread) / mean(losses) - 1)).toBeLessThan(1e-6)
})

test('a rise of every hazard raises every group', () => {
  const total = (shift: number) =>
    riskGroups({ ...report, hazardShift: shift }).reduce((sum, { loans, pd }) => sum + loans * pd, 0)
  expect(total(10_000_000)).toBeGreaterThan(total(0))
  expect(riskGroups({ ...report, hazardShift: -1_000_000_000 })).toEqual([])
})
