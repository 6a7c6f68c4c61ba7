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
  readonly accounts: Record<string, { accStmt: { contents: [string, number, number, string] }[] }>
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
}

/** Runs the published collections through a deal, period by period, and compares every payment with the statements. */
function compare({ file, since, tranches, fees, steps, within }: Case): number {
  const result = read(file)
  const collected = Object.values(result.accounts).flatMap(({ accStmt }) =>
    accStmt.flatMap(({ contents: [date, , amount, what] }) => {
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
      tranches: period.after.tranches.map((tranche) =>
        onwards(tranche, lines.get(tranche.name)!.get(date), lines.get(tranche.name)!.get(next ?? '')),
      ),
    }
    before = date
  }
  return compared
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
})
