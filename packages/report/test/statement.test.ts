import { displayAmount } from '@specie/units'
import { describe, expect, test } from 'vitest'
import { type Statement, statementCsv, statementPdf, statementTotals } from '../src/index.ts'
import { readCsv } from './readCsv.ts'
import { readPdf } from './readPdf.ts'
import { sampleStatement } from './sampleStatement.ts'

const plain = { compress: false }
const senior = sampleStatement.shares[0]!.address

describe('a statement as PDF', () => {
  test('shows every holding, payment, transaction and total of its input', async () => {
    const { texts } = readPdf(await statementPdf(sampleStatement, plain))
    const [total] = statementTotals(sampleStatement)
    const shown = new Set(texts)
    const expected = [
      ...[total!.valueStart, total!.valueEnd, total!.incomeReceived].map((amount) =>
        displayAmount(amount, 6),
      ),
      ...sampleStatement.income.map(({ amount }) => displayAmount(amount, 6)),
      ...sampleStatement.income.map(({ block }) => block.toString()),
      ...sampleStatement.holdings.map(({ end }) => displayAmount(end.units, 6)),
      ...sampleStatement.bases[0]!.tranches.map(({ value }) => displayAmount(value, 6)),
      '+2,000,000.00',
      '-2,000,000.00',
      '+99,450.00',
      '0.999876',
      sampleStatement.bases[0]!.ladderHash,
      sampleStatement.end.hash,
      '412, 2026-06-30T01:00:00Z',
    ]
    expect(expected.filter((text) => !shown.has(text))).toEqual([])
  })

  test('is the same file for the same input, compressed or not the same texts', async () => {
    const [one, two] = await Promise.all([statementPdf(sampleStatement), statementPdf(sampleStatement)])
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
    expect(one.length).toBeLessThan((await statementPdf(sampleStatement, plain)).length)
    const later = await statementPdf({ ...sampleStatement, createdAt: sampleStatement.createdAt + 1 })
    expect(Buffer.from(one).equals(Buffer.from(later))).toBe(false)
  })

  test('is tagged: one title, headings, tables with headings, pictures with words, numbered pages', async () => {
    const { elements, alternatives, pages, texts } = readPdf(await statementPdf(sampleStatement, plain))
    expect(elements.get('H1')).toBe(1)
    expect(elements.get('H2')).toBe(6)
    expect(elements.get('Table')).toBeGreaterThanOrEqual(6)
    expect(elements.get('TH')).toBeGreaterThan(30)
    expect(elements.get('Figure')).toBe(alternatives.length)
    expect(alternatives.join()).toContain('lowest 0.997530')
    for (let page = 1; page <= pages; page += 1) expect(texts).toContain(`Page ${page} of ${pages}`)
  })

  test('letters that the built-in fonts lack lose their accents and never become other letters', async () => {
    const { texts } = readPdf(await statementPdf(sampleStatement, plain))
    expect(texts.join('\n')).toContain('Male pozyczki 2026-1')
    const greek = { ...sampleStatement, holder: { ...sampleStatement.holder, name: 'Ωmega' } }
    expect(readPdf(await statementPdf(greek, plain)).texts.join('\n')).toContain('?mega, 0x7099')
  })

  test('hundreds of lines go over pages, each under the headings', async () => {
    const income = Array.from({ length: 300 }, (_, n) => ({
      ...sampleStatement.income[0]!,
      block: BigInt(n),
    }))
    const { texts, pages } = readPdf(await statementPdf({ ...sampleStatement, income }, plain))
    expect(pages).toBeGreaterThan(8)
    expect(texts.filter((text) => text === '8,333.33')).toHaveLength(300)
    expect(texts.filter((text) => text === 'Block').length).toBeGreaterThan(5)
  })

  test('a holder who held nothing gets a page that says so', async () => {
    const empty = {
      ...sampleStatement,
      holdings: [],
      income: [],
      transactions: [],
      prices: [],
      bases: [],
      shares: [],
    }
    const { texts } = readPdf(await statementPdf(empty, plain))
    expect(texts).toContain('Nothing was held in this period.')
  })
})

describe('totals of a statement', () => {
  test('lead from the value at the start to the value at the end, and to the result', () => {
    const [total] = statementTotals(sampleStatement)
    const { valueStart, paidIn, paidOut, transferred, valueChange, valueEnd } = total!
    expect(valueStart + paidIn + transferred - paidOut + valueChange).toBe(valueEnd)
    expect(valueEnd).toBe((1_900_000_000_000n * 999_876_543_210_987_654n) / 10n ** 18n + 83_456_800_000n)
    expect(total!.incomeEarned).toBe(41_666_666_680n + 1_234_567n)
    expect(total!.result).toBe(total!.valueChange + total!.incomeEarned)
  })

  test('are kept apart by currency', () => {
    const [first, second] = sampleStatement.shares
    const shares = [first!, { ...second!, currency: 'LEUR' }]
    const totals = statementTotals({ ...sampleStatement, shares })
    expect(totals.map(({ currency, valueEnd }) => [currency, valueEnd > 0n])).toEqual([
      ['LUSD', true],
      ['LEUR', true],
    ])
  })

  test('units that do not add up are refused with the figures', () => {
    const transactions = sampleStatement.transactions.slice(0, -1)
    const broken: Statement = { ...sampleStatement, transactions }
    expect(() => statementPdf(broken)).toThrow(
      /SNR .* 0 at the start and 2000000 by transactions are not 1900000 at the end/,
    )
    expect(() => statementCsv(broken)).toThrow(/do not add up/)
  })
})

describe('a statement as CSV', () => {
  test('has amount and currency in columns of their own and ISO dates', () => {
    const rows = readCsv(statementCsv(sampleStatement))
    const income = rows.filter(({ record }) => record === 'income')
    expect(income).toHaveLength(5)
    expect(income[0]).toMatchObject({
      date: '2026-02-01',
      time: '2026-02-01T00:00:00Z',
      amount: '8333.333334',
      currency: 'LUSD',
      share: 'SNR',
      share_address: senior,
      units: '',
    })
    const sold = rows.find(({ record }) => record === 'sold')
    expect(sold).toMatchObject({ units: '-100000', amount: '99450', fee: '500', fee_currency: 'LUSD' })
  })

  test('raw figures are the integers of the input', () => {
    const rows = readCsv(statementCsv(sampleStatement, { raw: true }))
    const held = rows.filter(({ record }) => record === 'holding at end')
    expect(held.map(({ units, price }) => [BigInt(units!), BigInt(price!)])).toEqual(
      sampleStatement.holdings.map(({ end }) => [end.units, end.price]),
    )
    expect(held[0]).toMatchObject({ unit_decimals: '6', price_decimals: '18', currency_decimals: '6' })
    const paid = rows.filter(({ record }) => record === 'income').map(({ amount }) => BigInt(amount!))
    expect(paid).toEqual(sampleStatement.income.map(({ amount }) => amount))
  })

  test('a name that a spreadsheet would run is made harmless', () => {
    const [first] = sampleStatement.shares
    const shares = [{ ...first!, symbol: '=HYPERLINK("x")' }, sampleStatement.shares[1]!]
    const rows = readCsv(statementCsv({ ...sampleStatement, shares }))
    expect(rows[0]!.share).toBe(`'=HYPERLINK("x")`)
  })
})
