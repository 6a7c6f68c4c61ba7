import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ActusEvent } from './actusEvents.ts'
import { actusEvents } from './actusEvents.ts'
import type { ActusObserved } from './Observed.ts'
import type { ActusTermRecord } from './terms/values.ts'
import { parseTime } from './time.ts'

/** A test case of the ACTUS Financial Research Foundation: terms, observations, and the events expected of them. */
interface Vector extends ActusObserved {
  readonly terms: ActusTermRecord
  readonly results: readonly Readonly<Record<string, string | number>>[]
}

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const folder = new URL('vectors/actus/', `file://${process.env.SPECIE_DATA ?? `${root}../shared/data`}/`)
const files = [
  'pam',
  'lam',
  'nam',
  'ann',
  'lax',
  'clm',
  'ump',
  'csh',
  'stk',
  'com',
  'fxout',
  'swppv',
  'swaps',
  'capfl',
  'optns',
  'futur',
  'ceg',
  'cec',
]
const NUMBERS = [
  'payoff',
  'notionalPrincipal',
  'nominalInterestRate',
  'accruedInterest',
  'exerciseAmount',
] as const

/** Half a unit of the last digit that a vector gives, at least 1e-9 of the value. */
function tolerance(expected: string | number): number {
  const digits = /\.(\d+)/.exec(String(expected))?.[1]?.length ?? 9
  return Math.max(1e-9 * Math.max(1, Math.abs(Number(expected))), digits < 9 ? 0 : 0.51 * 10 ** -digits)
}

function compare(
  found: ActusEvent | undefined,
  expected: Readonly<Record<string, string | number>>,
  at: string,
) {
  expect(found, at).toBeDefined()
  expect(`${parseTime(found?.eventDate ?? '')} ${found?.eventType}`, at).toBe(
    `${parseTime(String(expected.eventDate))} ${expected.eventType}`,
  )
  expect(found?.currency, at).toBe(expected.currency)
  for (const name of NUMBERS) {
    const value = expected[name]
    if (value === undefined) continue
    const error = Math.abs((found?.[name] ?? Number.NaN) - Number(value))
    if (!(error <= tolerance(value))) expect.fail(`${at} ${name}: found ${found?.[name]}, expected ${value}`)
  }
  if (expected.exerciseDate !== undefined) {
    expect(parseTime(found?.exerciseDate ?? ''), at).toBe(parseTime(String(expected.exerciseDate)))
  }
}

for (const file of files) {
  const path = fileURLToPath(new URL(`${file}_dev.json`, folder))
  if (!existsSync(path)) {
    it.skip(`ACTUS test cases of ${file}: no ${file}_dev.json under the folder of SPECIE_DATA`, () => {})
    continue
  }
  const cases = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Vector>)
  describe(`ACTUS test cases of ${file}`, () => {
    it.each(cases)('%s has the events expected', (name, vector) => {
      const found = actusEvents(vector.terms, vector)
      const line = (event: { eventDate?: unknown; eventType?: unknown }) =>
        `${parseTime(String(event.eventDate))} ${event.eventType}`
      expect(found.map(line)).toEqual(vector.results.map(line))
      vector.results.forEach((expected, n) => {
        compare(found[n], expected, `${name} ${expected.eventDate} ${expected.eventType}`)
      })
    })
  })
}
