import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { specie } from './specie.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'specie-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const GOOD = [
  'id,borrower,country,currency,originationDate,firstPaymentDate,maturityDate,originalBalance,balance,rate,payment,frequency,kind,dayCount,status,grade,daysPastDue,schedule',
  'L1,B1,DE,EUR,2025-01-15,2025-02-15,2027-01-15,24000,13000,0.06,,1,level-pay,30/360,current,A,0,',
  'L2,B2,FR,EUR,2025-03-01,,2026-09-01,10000,10000,0.07,,,bullet,ACT/365F,current,B,0,',
]

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

describe('specie tape check', () => {
  test('shows what is in a sound tape and ends with 0', async () => {
    const path = file('good.csv', GOOD)
    const text = await specie(['tape', 'check', path, '--cut-off', '2026-01-01'])
    expect(text).toMatchObject({ code: 0, stderr: '' })
    expect(text.stdout).toContain('2 loans')
    const json = (await specie(['tape', 'check', path, '--cut-off', '2026-01-01', '--json'])).json()
    expect(json).toMatchObject({ ok: true, tape: { loanCount: 2, currency: 'EUR' }, summary: { loans: 2 } })
    expect(json.summary.balance).toBe('23000000000')
  })

  test('reports every bad cell at once, writes the rows to mend, and ends with 2', async () => {
    const path = file('bad.csv', [
      GOOD[0]!,
      GOOD[1]!.replace('2027-01-15', '2027-02-30'),
      GOOD[2]!.replace('0.07', 'much'),
    ])
    const rejected = join(folder, 'mend.csv')
    const { code, stdout } = await specie([
      'tape',
      'check',
      path,
      '--cut-off',
      '2026-01-01',
      '--rejected',
      rejected,
    ])
    expect(code).toBe(2)
    expect(stdout).toContain('2027-02-30')
    expect(stdout).toContain('much')
    expect(readFileSync(rejected, 'utf8').split('\r\n')[0]).toMatch(/,errors$/)
    const json = (await specie(['tape', 'check', path, '--cut-off', '2026-01-01', '--json'])).json()
    expect(json.ok).toBe(false)
    expect(json.errors.map(({ row }: { row: number }) => row)).toEqual([2, 3])
  })

  test('drops bad rows only on purpose and with a reason', async () => {
    const path = file('one-bad.csv', [GOOD[0]!, GOOD[1]!, GOOD[2]!.replace('0.07', 'much')])
    const drop = ['tape', 'check', path, '--cut-off', '2026-01-01', '--exclude-rejected']
    const refused = await specie(drop)
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('--exclude-rejected needs a reason')
    const json = (await specie([...drop, '--because', 'rate unknown', '--json'])).json()
    expect(json.excluded).toEqual([{ row: 3, reason: 'rate unknown' }])
  })

  test.each([
    ['nothing.csv', ''],
    ['binary.csv', '\x00\x01\x02\xff'.repeat(50)],
    ['headings.csv', `${GOOD[0]}\n`],
  ])('says in a sentence why %s is no tape', async (name, content) => {
    const path = join(folder, name)
    writeFileSync(path, content, 'latin1')
    const { code, stderr } = await specie(['tape', 'check', path, '--cut-off', '2026-01-01'])
    expect(code).toBe(2)
    expect(stderr).toContain(name)
    expect(stderr).not.toContain('    at ')
  })

  test('a file that is not there is a sentence too', async () => {
    const { code, stderr } = await specie([
      'tape',
      'check',
      join(folder, 'none.csv'),
      '--cut-off',
      '2026-01-01',
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('none.csv')
  })
})

describe('specie tape map', () => {
  test('guesses, edits and saves a mapping that check then uses', async () => {
    const path = file('foreign.csv', [
      'Loan No;Disbursed;Ends;Amount;Outstanding;Interest %;State',
      'L1;15.01.2025;15.01.2027;24.000,00;13.000,00;6,0;current',
    ])
    const saved = join(folder, 'ours.json')
    const guessed = await specie(['tape', 'map', path, '--column', 'balance=Outstanding', '--save', saved])
    expect(guessed.code).toBe(0)
    expect(JSON.parse(readFileSync(saved, 'utf8')).columns).toContainEqual({
      column: 'Outstanding',
      field: 'balance',
    })
  })

  test('names the fields and headings when a column cannot be used', async () => {
    const path = file('good2.csv', GOOD)
    const { code, stderr } = await specie(['tape', 'map', path, '--column', 'weight=balance'])
    expect(code).toBe(2)
    expect(stderr).toContain('originalBalance')
  })
})

const data = process.env.SPECIE_DATA ?? new URL('../../../../shared/data', import.meta.url).pathname
describe.skipIf(!existsSync(data))('public loan files (SPECIE_DATA)', () => {
  test.each([
    ['loans-lendingclub/lc_2007_2011_dev.csv.gz', '2010-06-30'],
    ['loans-lendingclub/lc_2015AprJun_dev.csv.gz', '2016-06-30'],
    ['loans-sba/sba_fy1972_2004_dev.csv.gz', '2002-06-30'],
    ['receivables/ibm_accounts_receivable_dev.csv', '2012-12-31'],
  ])('%s is read with its preset', async (name, cutOff) => {
    const rows = ['--exclude-rejected', '--because', 'dates out of order in the source']
    const { code, stdout } = await specie([
      'tape',
      'check',
      join(data, name),
      '--cut-off',
      cutOff,
      ...rows,
      '--json',
    ])
    expect(code).toBe(0)
    const { mapping, tape } = JSON.parse(stdout)
    expect(mapping.origin).toBe('preset')
    expect(tape.loanCount).toBeGreaterThan(50)
  })
})
