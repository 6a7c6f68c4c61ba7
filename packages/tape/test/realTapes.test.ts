import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  exclusionsOf,
  guessMapping,
  type LoanTape,
  openTape,
  presets,
  type ReadOptions,
  readTape,
  requireTape,
  selectPool,
  summariseTape,
  type TapeReading,
} from '../src/index.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const folder = resolve(repository, process.env.SPECIE_DATA ?? '../shared/data')

const files = {
  'lendingclub-2007-2011': 'loans-lendingclub/lc_2007_2011_dev.csv.gz',
  'lendingclub-2015': 'loans-lendingclub/lc_2015AprJun_dev.csv.gz',
  'sba-national': 'loans-sba/sba_fy1972_2004_dev.csv.gz',
  'accounts-receivable': 'receivables/ibm_accounts_receivable_dev.csv',
} as const
type Layout = keyof typeof files

const absent = Object.values(files).filter((file) => !existsSync(join(folder, file)))
const note = absent.length === 0 ? '' : ` (skipped: ${folder} lacks ${absent.join(', ')}; set SPECIE_DATA)`

function read(layout: Layout, options: ReadOptions): Promise<TapeReading> {
  const preset = presets.find(({ name }) => name === layout)!
  return readTape(join(folder, files[layout]), preset, { name: layout, ...options })
}

async function tapeAt(
  layout: Layout,
  cutOffDate: string,
  options: Partial<ReadOptions> = {},
): Promise<LoanTape> {
  return requireTape(await read(layout, { cutOffDate, ...options }))
}

function countReasons({ leftOut }: TapeReading): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { reason } of leftOut) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}

describe.skipIf(absent.length > 0)(`presets on the files they are made for${note}`, () => {
  test.each(Object.keys(files) as Layout[])(
    'the preset of %s is recognised by its headings',
    async (layout) => {
      const table = await openTape(join(folder, files[layout]))
      const guess = guessMapping(table.headings, table.sample)
      await table.close()
      expect(guess).toMatchObject({ mapping: { name: layout }, missing: [] })
    },
  )

  test('LendingClub 2007-2011: every row is a loan, and the policy exceptions can be kept out', async () => {
    const all = await tapeAt('lendingclub-2007-2011', '2017-12-31', { at: 'origination', outcomes: true })
    expect(all.loans).toHaveLength(26_185)
    const defaulted = all.loans.filter(({ outcome }) => outcome?.kind === 'defaulted')
    expect(defaulted).toHaveLength(3_880)
    const exceptions = all.loans.filter(({ flags }) => flags.includes('outside credit policy'))
    expect(exceptions).toHaveLength(2_291)
    const { byReason } = selectPool(all, { excludedFlags: ['outside credit policy'] })
    expect(byReason).toMatchObject([{ reason: 'outside credit policy', loans: 2_291 }])
    expect(all.loans.every(({ outcome }) => outcome!.loss >= 0n)).toBe(true)
  })

  test('LendingClub 2007-2011: instalments obey the annuity identity, rates are fractions', async () => {
    const reading = await read('lendingclub-2007-2011', { cutOffDate: '2017-12-31', at: 'origination' })
    const odd = reading.warnings.filter(({ code }) => code === 'payment.annuity')
    expect(odd.length).toBeLessThan(reading.rows / 200)
    expect(summariseTape(requireTape(reading)).weightedRate).toBeCloseTo(0.125, 2)
  })

  test('LendingClub 2007-2011: at a date in its life the finished loans are left out with their reasons', async () => {
    const reading = await read('lendingclub-2007-2011', { cutOffDate: '2010-06-30' })
    const tape = requireTape(reading)
    const reasons = countReasons(reading)
    expect(tape.loans.length + reading.leftOut.length).toBe(26_185)
    expect(Object.keys(reasons).sort()).toEqual([
      'defaulted by the cut-off',
      'matured by the cut-off',
      'originated after the cut-off',
      'repaid by the cut-off',
    ])
    expect(tape.loans.every((loan) => loan.balance > 0n && loan.balance <= loan.originalBalance)).toBe(true)
    expect(tape.loans.every((loan) => loan.originationDate <= '2010-06-30')).toBe(true)
    const late = tape.loans.filter(({ status }) => status === 'late')
    expect(late.length).toBeGreaterThan(100)
    expect(late.every(({ daysPastDue }) => daysPastDue > 0 && daysPastDue < 150)).toBe(true)
    expect(tape.assumptions.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['balance', 'defaultDate']),
    )
  })

  test('LendingClub 2015: rates are percent, and unknown end dates are a named assumption', async () => {
    const tape = await tapeAt('lendingclub-2015', '2015-12-31', { outcomes: true })
    expect(tape.loans).toHaveLength(35_542)
    expect(summariseTape(tape).weightedRate).toBeCloseTo(0.113, 3)
    const defaults = tape.loans.filter(({ outcome }) => outcome?.kind === 'defaulted')
    expect(defaults).toHaveLength(5_431)
    expect(defaults.every(({ outcome }) => outcome?.date === null)).toBe(true)
    expect(tape.assumptions).toContainEqual(
      expect.objectContaining({ field: 'settledDate', source: 'given', loans: 30_111 }),
    )
  })

  test('SBA: bad rows stop the import until a person drops them; the missing rate is an assumption', async () => {
    const first = await read('sba-national', { cutOffDate: '2000-01-01' })
    if (first.ok) throw new Error('the file has rows without amount or term')
    expect(first.errorCount).toBe(39)
    expect(new Set(first.errors.map(({ column }) => column))).toEqual(new Set(['Term', 'DisbursementGross']))
    const exclusions = [exclusionsOf(first.errors, 'no amount or no term')]
    const tape = await tapeAt('sba-national', '2000-01-01', { exclusions, outcomes: true })
    expect(tape.excluded).toHaveLength(39)
    expect(tape.assumptions).toContainEqual(
      expect.objectContaining({ field: 'rate', value: '0.085', loans: tape.loans.length }),
    )
    const charged = tape.loans.find(({ id }) => id === '1140144009')
    expect(charged?.outcome).toEqual({
      kind: 'defaulted',
      date: '2002-11-15',
      loss: 273_998_000_000n,
      recovered: 0n,
    })
  })

  test('receivables: open invoices at a date, disputed ones flagged, late ones counted in days', async () => {
    const tape = await tapeAt('accounts-receivable', '2013-01-15')
    expect(tape.loans.every(({ kind, rate }) => kind === 'receivable' && rate === 0n)).toBe(true)
    const { byStatus } = summariseTape(tape)
    expect(byStatus.map(({ key }) => key)).toEqual(['current', 'late'])
    const { leftOut } = selectPool(tape, { excludedFlags: ['disputed'] })
    expect(leftOut.length).toBeGreaterThan(0)
  })
})
