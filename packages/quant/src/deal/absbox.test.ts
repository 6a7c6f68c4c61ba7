import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import type { Deal, DealStep, DealTranche } from './Deal.ts'
import { runDeal } from './runDeal.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const FOLDER = join(DATA, 'vectors/waterfall')

/** Date, balance after, interest, principal, rate. */
type BondLine = readonly [string, number, number, number, number]

interface Result {
  readonly accounts: Record<string, { accStmt: { contents: [string, number, number, string] }[] | null }>
  readonly bonds: Record<string, { bndStmt: { contents: BondLine }[] | null }>
  readonly fees: Record<string, { feeStmt?: { contents: [string, number, number] }[] | null }>
}

function read(file: string): Result {
  const bytes = readFileSync(join(FOLDER, file))
  return JSON.parse(String(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)).Right[0].contents
}

const MICRO = 1e6
const micros = (value: number) => BigInt(Math.round(value * MICRO))
const rate9 = (value: number) => BigInt(Math.round(value * 1e9))

interface Case {
  readonly file: string
  /** Day that interest counts from. */
  readonly since: string
  readonly tranches: readonly DealTranche[]
  readonly fees: Deal['fees']
  readonly steps: readonly DealStep[]
  /** Published statements are rounded to cents; what a payment may differ by. */
  readonly within: number
  /** Interest owed on a day, where it is not the rate on the balance: arrears included. */
  readonly owes?: (tranche: string, day: string) => number
}

/** Runs the published collections through a deal, period by period, and compares every payment with the statements. */
function compare({ file, since, tranches, fees, steps, within, owes }: Case): number {
  const result = read(file)
  const collected = Object.values(result.accounts).flatMap(({ accStmt }) =>
    (accStmt ?? []).flatMap(({ contents: [date, , amount, what] }) => {
      const kind = /^<Pool:Collected(\w+)>$/.exec(what)?.[1]
      return kind === undefined ? [] : [{ date, amount, kind }]
    }),
  )
  const lines = new Map(
    tranches.map(({ name }) => [
      name,
      new Map((result.bonds[name]?.bndStmt ?? []).map(({ contents }) => [contents[0], contents] as const)),
    ]),
  )
  const dates = [...new Set([...lines.values()].flatMap((own) => [...own.keys()]))]
    .filter((date) => date > since)
    .sort()
  let state: Deal = { tranches, fees, tests: [], cash: 0n, poolBalance: 0n, steps }
  let [before, compared] = [since, 0]
  for (const date of dates) {
    const came = collected.filter((one) => one.date > before && one.date <= date)
    const of = (...kinds: string[]) =>
      came.reduce((sum, { kind, amount }) => (kinds.includes(kind) ? sum + micros(amount) : sum), 0n)
    const period = runDeal(state, {
      elapsed: BigInt(toDay(date) - toDay(before)) * 86_400n,
      interest: of('Interest'),
      principal: of('Principal', 'Prepayment'),
      recoveries: of('Recoveries'),
      poolBalance: 0n,
    })
    for (const { name } of tranches) {
      const line = lines.get(name)!.get(date)
      if (line === undefined) continue
      const owed = Number(state.tranches.find((tranche) => tranche.name === name)!.balance) / MICRO
      const paid = Number(period.principal[name] ?? 0n) / MICRO
      // a statement names the balance left; the principal is what it fell by
      expect(Math.abs(owed - paid - line[1]), `${file} ${date} ${name} balance`).toBeLessThan(within)
      const interest = Number(period.interest[name] ?? 0n) / MICRO
      expect(Math.abs(interest - line[2]), `${file} ${date} ${name} interest`).toBeLessThan(within)
      compared++
    }
    // on from the published balances, so that the rounding of statements to cents does not add up
    const next = dates[dates.indexOf(date) + 1]
    state = {
      ...period.after,
      tranches: period.after.tranches.map((tranche) => {
        const line = lines.get(tranche.name)!.get(date)
        if (owes === undefined) return onwards(tranche, line, lines.get(tranche.name)!.get(next ?? ''))
        const balance = line === undefined ? tranche.balance : micros(line[1])
        return { ...tranche, balance, accrued: micros(owes(tranche.name, next ?? date)) }
      }),
    }
    before = date
  }
  return compared
}

/**
 * Interest that deal 4's floating tranches owe on each of their days: 3 % until 1 March 2023, then the index, reset on each
 * 1 March, and a spread. The index is not in the deal's file; the statements' rates of 5, 6 and 7 % with spreads of 1, 2 and
 * 3 % say that it is 4 % throughout. What is owed and not paid bears the tranche's rate, interest on that does not.
 */
function arrearsOfDeal4(): (tranche: string, day: string) => number {
  const { bonds } = read('absbox_04_result.json.gz')
  const owed = new Map<string, Map<string, number>>()
  for (const [name, original, spread] of [
    ['A1', 3_000_000_000, 0.01],
    ['A2', 5_000_000_000, 0.02],
    ['A3', 6_999_000_000, 0.03],
  ] as const) {
    const days = new Map<string, number>()
    let [before, balance, due, onDue, rate] = [toDay('2022-10-02'), original as number, 0, 0, 0.03]
    const run = (until: number) => {
      const years = (until - before) / 365
      onDue += due * rate * years
      due += balance * rate * years
      before = until
    }
    for (const { contents } of bonds[name]!.bndStmt ?? []) {
      const day = contents[0]
      const reset = toDay(`${day.slice(0, 4)}-03-01`)
      if (before < reset && reset < toDay(day)) {
        run(reset)
        rate = 0.04 + spread
      }
      run(toDay(day))
      days.set(day, due + onDue)
      const [, left, , , published, , dueLeft, onDueLeft] = contents as unknown as readonly number[]
      expect(published, `${name} ${day} rate`).toBe(Math.round(rate * 1e9) / 1e9)
      ;[balance, due, onDue] = [left!, dueLeft!, onDueLeft!]
    }
    owed.set(name, days)
  }
  return (tranche, day) => owed.get(tranche)?.get(day) ?? 0
}

/** A tranche in the next period. Rates are set anew on 1 March: that month's interest is taken as published. */
function onwards(tranche: DealTranche, line: BondLine | undefined, next: BondLine | undefined): DealTranche {
  if (line === undefined) return tranche
  const balance = micros(line[1])
  if (next === undefined || (next[0].slice(5, 7) !== '03' && next[4] === line[4]))
    return { ...tranche, balance, rate: rate9(line[4]) }
  return { ...tranche, balance, rate: 0n, accrued: micros(next[2]) }
}

describe.skipIf(!existsSync(FOLDER))('AbsBox’s published deals', () => {
  it('repay a bond with a planned balance before the equity (deal 2)', () => {
    // the plan ends in September 2021, before the first cash comes; until then 7.02 of interest have accrued
    const compared = compare({
      file: 'absbox_02_result.json',
      since: '2022-03-26',
      tranches: [
        { name: 'A1', rate: 0n, balance: 100_000_000n, accrued: 7_020_000n },
        { name: 'B', rate: 0n, balance: 20_000_000n, accrued: 0n },
      ],
      fees: [],
      steps: [
        { pay: 'interest', tranches: ['A1'] },
        { pay: 'principal', tranches: ['A1'], how: 'sequential' },
        { pay: 'principal', tranches: ['B'], how: 'sequential' },
      ],
      within: 0.011,
    })
    expect(compared).toBeGreaterThan(10)
  })

  it('pay fees and interest out of income, what is left of it with the principal (deal 6)', () => {
    const compared = compare({
      file: 'absbox_06_result.json.gz',
      since: '2022-07-26',
      tranches: [
        { name: 'A3', rate: rate9(0.051), balance: micros(1_456_725_400), accrued: 0n },
        { name: '次级', rate: 0n, balance: micros(795_626_718.16), accrued: 0n },
      ],
      fees: [{ name: '报销', amount: { fixed: micros(60_000) }, due: micros(120_000) }],
      steps: [
        { pay: 'fee', fee: '报销', from: 'interest' },
        { pay: 'interest', tranches: ['A3'], from: 'interest' },
        { pay: 'principal', tranches: ['A3', '次级'], how: 'sequential' },
      ],
      within: 0.02,
    })
    expect(compared).toBeGreaterThan(100)
  })

  it('share what income there is among floating tranches by what they are owed, arrears included (deal 4)', () => {
    const owes = arrearsOfDeal4()
    const floating = (name: string, balance: number): DealTranche => ({
      name,
      rate: 0n,
      balance: micros(balance),
      accrued: micros(owes(name, '2022-12-02')),
    })
    const compared = compare({
      file: 'absbox_04_result.json.gz',
      since: '2022-10-02',
      tranches: [
        floating('A1', 3_000_000_000),
        floating('A2', 5_000_000_000),
        floating('A3', 6_999_000_000),
        { name: '次级', rate: 0n, balance: micros(2_123_875_534.53), accrued: 0n },
      ],
      fees: [],
      steps: [
        { pay: 'interest', tranches: ['A1', 'A2', 'A3'], from: 'interest' },
        { pay: 'principal', tranches: ['A1', 'A2', 'A3', '次级'], how: 'sequential' },
      ],
      owes,
      within: 0.03,
    })
    expect(compared).toBeGreaterThan(600)
  })
})
