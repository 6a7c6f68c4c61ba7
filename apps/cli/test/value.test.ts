import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { specie } from './specie.ts'

const example = (name: string) => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))
const TRANCHES = ['Senior:65%:5%', 'Mezzanine:2000000:0.08', 'Junior:rest'].flatMap((terms) => [
  '--tranche',
  terms,
])
const CURVE = ['--curve', example('sample-par-yields.csv')]
const ASSUMED = ['--assumptions', example('sample-assumptions.json')]
const SAMPLE = ['value', example('sample-tape.csv'), '--cut-off', '2026-01-02', ...CURVE, ...ASSUMED]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'specie-value-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('specie value', () => {
  test('the parts add up to the whole', async () => {
    const { code, stderr, json } = await specie([...SAMPLE, ...TRANCHES, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const report = json()
    const total = (list: Record<string, string>[], key: string) =>
      list.reduce((sum, each) => sum + BigInt(each[key]!), 0n)
    expect(total(report.tranches, 'value')).toBe(BigInt(report.value))
    expect(total(report.segments, 'balance')).toBe(BigInt(report.balance))
    expect(total(report.stages, 'balance')).toBe(BigInt(report.balance))
    // each segment's ten buckets round down on their own
    const segments = total(report.segments, 'value')
    expect(Math.abs(Number(segments - BigInt(report.value)))).toBeLessThanOrEqual(40)
    expect(BigInt(report.cleanValue) + BigInt(report.accruedInterest)).toBe(BigInt(report.value))
    expect(report.curve.date).toBe('2026-01-02')
  })

  test('the report as PDF is the same file for the same tape', async () => {
    const [first, second] = [join(folder, 'one.pdf'), join(folder, 'deep/er/two.pdf')]
    const { code, json } = await specie([...SAMPLE, ...TRANCHES, '--pdf', first, '--json'])
    expect(code).toBe(0)
    expect(json().pdf).toBe(first)
    expect((await specie([...SAMPLE, ...TRANCHES, '--pdf', second])).stdout).toContain(
      `Written to ${second}.`,
    )
    const file = readFileSync(first)
    expect(file.subarray(0, 8).toString()).toBe('%PDF-1.7')
    expect(file.equals(readFileSync(second))).toBe(true)
  })

  test('the distribution of losses and the months of cash agree with the figures', async () => {
    const { lossDistribution, months, metrics } = (await specie([...SAMPLE, '--json'])).json()
    const sum = (list: Record<string, number>[], key: string) =>
      list.reduce((all, each) => all + each[key]!, 0)
    expect(sum(lossDistribution.bins, 'probability')).toBeGreaterThan(0.9998)
    expect(sum(lossDistribution.bins, 'probability')).toBeLessThanOrEqual(1 + 1e-9)
    expect(sum(months, 'lost') / metrics.expectedLoss).toBeCloseTo(1, 9)
  })

  test('tranches lose what the loans lose, the junior first', async () => {
    const report = (await specie([...SAMPLE, ...TRANCHES, '--json'])).json()
    const lost = report.tranches.reduce(
      (sum: number, { expectedLoss, attachment, detachment }: Record<string, number>) =>
        sum + expectedLoss! * (detachment! - attachment!) * Number(report.balance),
      0,
    )
    expect(lost / report.metrics.expectedLoss).toBeCloseTo(1, 6)
    const [senior, mezzanine, junior] = report.tranches
    expect(senior.expectedLoss).toBeLessThan(mezzanine.expectedLoss)
    expect(mezzanine.expectedLoss).toBeLessThan(junior.expectedLoss)
    expect([senior.detachment, junior.attachment]).toEqual([1, 0])
    expect(senior.attachment).toBe(mezzanine.detachment)
    expect(senior.yield).toBeCloseTo(12 * Math.log1p(0.05 / 12), 3)
  })

  test('figures of the pool equal differences of its value', async () => {
    const { metrics, sensitivities, value } = (await specie([...SAMPLE, '--json'])).json()
    const at = new Map<string, number>(
      sensitivities.map(({ name, value: then }: Record<string, string>) => [name, Number(then)]),
    )
    const [down, up] = [at.get('curve -1 bp')!, at.get('curve +1 bp')!]
    const now = Number(value)
    expect((down - up) / (2e-4 * now)).toBeCloseTo(metrics.duration, 6)
    expect((down + up - 2 * now) / (1e-8 * now)).toBeCloseTo(metrics.convexity, 2)
    const worse = ['hazard × 2', 'recovery -10 points', 'curve +100 bp']
    const better = ['hazard × 0.5', 'recovery +10 points', 'curve -100 bp']
    for (const name of worse) expect(at.get(name), name).toBeLessThan(now)
    for (const name of better) expect(at.get(name), name).toBeGreaterThan(now)
    expect(sensitivities).toHaveLength(11)
  })

  test('more correlation moves loss from the junior to the senior', async () => {
    const at = async (correlation: string) =>
      (await specie([...SAMPLE, ...TRANCHES, '--correlation', correlation, '--json'])).json()
    const [low, high] = await Promise.all([at('0'), at('0.4')])
    expect(high.tranches[0].expectedLoss).toBeGreaterThan(low.tranches[0].expectedLoss)
    expect(high.tranches[2].expectedLoss).toBeLessThan(low.tranches[2].expectedLoss)
    expect(Number(high.lossDistribution.expectedLoss)).toBeCloseTo(
      Number(low.lossDistribution.expectedLoss),
      -3,
    )
  })

  test('stages follow the days past due, and an impaired loan loses what it will not recover', async () => {
    const heading =
      'id,currency,originationDate,firstPaymentDate,maturityDate,originalBalance,balance,rate,frequency,kind,dayCount,status,grade,daysPastDue'
    const loan = (id: string, status: string, days: number) =>
      `${id},USD,2025-01-15,2025-02-15,2028-01-15,1000,1000,0.08,1,interest-only,30/360,${status},A,${days}`
    const loans = [loan('L1', 'current', 30), loan('L2', 'late', 31), loan('L3', 'late', 90)]
    const path = file('late.csv', [heading, ...loans].join('\n'))
    const report = (
      await specie(['value', path, '--cut-off', '2026-01-15', ...CURVE, ...ASSUMED, '--json'])
    ).json()
    const losses = report.stages.map((stage: Record<string, string>) => Number(stage.expectedCreditLoss))
    expect(report.stages.map(({ loans: count }: { loans: number }) => count)).toEqual([1, 1, 1])
    expect(losses[2]).toBe(450_000_000)
    expect(losses[1]).toBeGreaterThan(1.5 * losses[0])
    expect(losses[0]).toBeGreaterThan(0)
  })

  test.each([100, 72, 40])('text fits a terminal of %i columns', async (columns) => {
    const { code, stdout } = await specie([...SAMPLE, ...TRANCHES], { COLUMNS: String(columns) })
    expect(code).toBe(0)
    for (const part of ['clean value', 'Risk segments', 'IFRS 9 stages', 'Tranches', 'prepayment × 2'])
      expect(stdout).toContain(part)
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns)
  })

  test.each([
    ['Senior:65%:5%', 'the residual Senior has a coupon'],
    ['Senior:much:5%', 'the size "much"'],
    ['Senior', 'the size ""'],
    ['Junior:rest:5:6', '"Junior:rest:5:6"'],
  ])('says what is wrong with the tranche %s', async (terms, found) => {
    const { code, stderr } = await specie([...SAMPLE, '--tranche', terms])
    expect(code).toBe(2)
    expect(stderr).toContain(found)
  })

  test('refuses claims above the balance, which would leave the first loss to nobody', async () => {
    const { code, stderr } = await specie([
      ...SAMPLE,
      '--tranche',
      'Senior:11000000:5%',
      '--tranche',
      'Junior:rest',
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('more than the balance of 10973538.71')
  })

  test('a curve, a tape or a number that cannot be used is a sentence and ends with 2', async () => {
    const early = await specie([...SAMPLE, '--curve-date', '2025-12-31'])
    expect(early.code).toBe(2)
    expect(early.stderr).toContain('no par yields of 2025-12-31 or before')
    const bad = ['value', example('sample-tape-with-errors.csv'), ...SAMPLE.slice(2)]
    expect((await specie(bad)).code).toBe(2)
    const correlation = await specie([...SAMPLE, '--correlation', '1', '--json'])
    expect(correlation.code).toBe(2)
    expect(correlation.json().error.code).toBe('input.number')
    const rules = file('rules.json', '{"maxBalance": "1"}')
    const empty = await specie([...SAMPLE, '--rules', rules])
    expect(empty.code).toBe(2)
    expect(empty.stderr).toContain('can be pooled')
  })
})

const data = process.env.SPECIE_DATA ?? new URL('../../../../shared/data', import.meta.url).pathname
describe.skipIf(!existsSync(data))('public loan files (SPECIE_DATA)', () => {
  test('assumptions are estimated from the past of a file that has one', async () => {
    const path = join(data, 'loans-lendingclub/lc_2007_2011_dev.csv.gz')
    const dropped = ['--exclude-rejected', '--because', 'dates out of order in the source']
    const curve = ['--curve', example('sample-par-yields.csv'), '--curve-date', '2026-02-01']
    const { code, json } = await specie([
      'value',
      path,
      '--cut-off',
      '2010-06-30',
      ...dropped,
      ...curve,
      '--json',
    ])
    expect(code).toBe(0)
    const report = json()
    expect(report.loans).toBeGreaterThan(1_000)
    expect(report.assumptions.estimates.length).toBe(report.segments.length)
    expect(Number(report.lossDistribution.expectedLoss) / report.metrics.expectedLoss).toBeCloseTo(1, 6)
  })
})
