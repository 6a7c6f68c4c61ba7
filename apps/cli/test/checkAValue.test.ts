import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import { specie } from './specie.ts'

const page = readFileSync(new URL('../../../docs/check-a-value.md', import.meta.url), 'utf8')
const BLOCK = /```(\w+)\n([\s\S]*?)\n```/g
const blocks = [...page.matchAll(BLOCK)].map(([, kind, text]) => ({ kind: kind!, text: text! }))
const blocksOf = (kind: string) => blocks.filter((block) => block.kind === kind).map(({ text }) => text)
const [tape = '', parYields = ''] = blocksOf('csv')
const [assumptions = ''] = blocksOf('json')
const command = (blocksOf('sh')[0] ?? '').replaceAll('\\\n', ' ').split(/\s+/).slice(2)
const numbersIn = (text: string) => text.match(/\d+(?:\.\d+)?/g) ?? []

interface Line {
  readonly name: string
  /** Undefined for a number that is taken as it is. */
  readonly expression: string | undefined
  readonly shown: string
}

const lines: Line[] = blocksOf('calculation').flatMap((text) =>
  text.split('\n').map((line) => {
    const [name = '', ...rest] = line.split(' = ')
    return { name, expression: rest.length === 2 ? rest[0] : undefined, shown: rest.at(-1)! }
  }),
)
const names = new Map(lines.map(({ name, shown }) => [name, Number(shown)]))
const named = (name: string) => names.get(name)!

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'specie-page-'))
  writeFileSync(join(folder, 'three-loans.csv'), tape)
  writeFileSync(join(folder, 'par-yields.csv'), parYields)
  writeFileSync(join(folder, 'assumptions.json'), assumptions)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The page's command, on the page's files. */
const run = (...more: string[]) =>
  specie([...command.map((word) => (/\.(csv|json)$/.test(word) ? join(folder, word) : word)), ...more])

describe('docs/check-a-value.md', () => {
  test('every line of arithmetic is right to the last digit it shows', () => {
    expect(lines.length).toBeGreaterThan(70)
    const before = new Map<string, number>()
    for (const { name, expression, shown } of lines) {
      if (expression !== undefined) {
        const digits = (shown.split('.')[1] ?? '').length
        const gap = Math.abs(evaluate(expression, before) - Number(shown))
        expect(gap, `${name} = ${expression} = ${shown}`).toBeLessThanOrEqual(0.5000001 * 10 ** -digits)
      }
      expect(before.has(name), `${name} is given twice`).toBe(false)
      before.set(name, Number(shown))
    }
  })

  test('every number that a line takes stands in the inputs or counts months and days', () => {
    const given = new Set(numbersIn([tape, parYields, assumptions, command.join(' ')].join('\n')).map(Number))
    for (const counted of [0, 1, 2, 3, 12, 15, 100, 360]) given.add(counted)
    for (const { name, expression, shown } of lines) {
      if (name === 'rate') continue
      const literals = (expression ?? shown).match(/(?<![\w.])\d+(?:\.\d+)?/g) ?? []
      for (const literal of literals) expect(given, `${literal} in ${name}`).toContain(Number(literal))
    }
  })

  test('every number of the running text stands in a block', () => {
    const known = new Set(blocks.flatMap(({ text }) => numbersIn(text)).map(Number))
    const prose = page.replace(BLOCK, '').replace(/^## \d+\. /gm, '')
    for (const number of numbersIn(prose)) expect(known, number).toContain(Number(number))
  })

  test('the command prints what the page shows', async () => {
    const { code, stdout, stderr } = await run()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trim()).toBe(blocksOf('text')[0])
  })

  test('the calculation by hand gives what the command computes', async () => {
    const report = (await run('--json')).json()
    const { metrics, stages, tranches, sensitivities } = report
    const cash = (units: string) => Number(units) / 10 ** report.decimals
    expect(Math.round(named('forward') * 1e7)).toBe(report.curve.forwards[0])
    const amounts = {
      value: report.value,
      accrued: report.accruedInterest,
      clean: report.cleanValue,
      riskless: report.valueAtCurve,
      trial: report.value,
      loss: metrics.expectedLoss,
      stage1: stages[0].expectedCreditLoss,
      stage2: stages[1].expectedCreditLoss,
      senior: tranches[0].value,
      mezzanine: tranches[1].value,
      junior: tranches[2].value,
      higher: sensitivities.at(5).value,
      change: sensitivities.at(5).change,
    }
    for (const [name, units] of Object.entries(amounts))
      expect(Math.abs(named(name) - cash(units)), name).toBeLessThan(5e-6)
    expect(metrics.expectedLossTwelveMonths).toBeCloseTo(metrics.expectedLoss, 6)
    expect(named('rate')).toBeCloseTo(metrics.yield, 9)
    expect(named('duration')).toBeCloseTo(metrics.duration, 7)
    expect(named('convexity')).toBeCloseTo(metrics.convexity, 7)
    expect(named('life')).toBeCloseTo(metrics.averageLife, 7)
    for (const [n, name] of ['seniorLoss', 'mezzanineLoss', 'juniorLoss'].entries())
      expect(Math.abs(named(name) / tranches[n].expectedLoss - 1), name).toBeLessThan(1e-3)
  })
})
