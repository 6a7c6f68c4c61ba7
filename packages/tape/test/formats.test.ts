import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { guessMapping, openTape, readTape, requireTape } from '../src/index.ts'

const headings = [
  'Loan ID',
  'Customer',
  'Country',
  'Currency',
  'Start date',
  'Maturity',
  'Principal',
  'Balance',
  'Rate',
]
const loans = Array.from({ length: 120 }, (_, index) => ({
  id: 1000 + index,
  customer: `C-${index % 50}`,
  country: ['DE', 'FR', 'US'][index % 3]!,
  start: new Date(Date.UTC(2024, index % 12, 1 + (index % 28))),
  end: new Date(Date.UTC(2028, index % 12, 1 + (index % 28))),
  principal: 10_000 + index * 250.25,
  balance: 8000 + index * 200.1,
  rate: Number((5 + index / 40).toFixed(3)),
}))

async function loansOf(file: Uint8Array) {
  const table = await openTape(file)
  const { mapping, missing } = guessMapping(table.headings, table.sample)
  await table.close()
  expect(missing).toEqual([])
  const tape = requireTape(await readTape(file, mapping, { cutOffDate: '2025-06-30' }))
  return { format: table.format, loans: tape.loans }
}

test('the same loans come from CSV, XLSX and Parquet', async () => {
  const iso = (date: Date): string => date.toISOString().slice(0, 10)
  const lines = loans.map(({ id, customer, country, start, end, principal, balance, rate }) =>
    [id, customer, country, 'EUR', iso(start), iso(end), principal, balance, rate].join(','),
  )
  const csv = await loansOf(Buffer.from([headings.join(','), ...lines, ''].join('\r\n')))
  const day = 'yyyy-mm-dd'
  const sheet = await writeXlsxFile([
    headings.map((value) => ({ value })),
    ...loans.map(({ id, customer, country, start, end, principal, balance, rate }) => [
      { value: id },
      { value: customer },
      { value: country },
      { value: 'EUR' },
      { value: start, format: day },
      { value: end, format: day },
      { value: principal },
      { value: balance },
      { value: rate },
    ]),
  ]).toBuffer()
  const columns = [
    loans.map(({ id }) => BigInt(id)),
    loans.map(({ customer }) => customer),
    loans.map(({ country }) => country),
    loans.map(() => 'EUR'),
    loans.map(({ start }) => start),
    loans.map(({ end }) => end),
    loans.map(({ principal }) => principal),
    loans.map(({ balance }) => balance),
    loans.map(({ rate }) => rate),
  ]
  const parquet = parquetWriteBuffer({
    columnData: headings.map((name, index) => ({ name, data: columns[index]! })),
  })
  expect(csv.loans).toHaveLength(120)
  expect(csv.loans.every(({ rate }) => rate >= 50_000_000n && rate < 80_000_000n)).toBe(true)
  expect(await loansOf(sheet)).toEqual({ format: 'xlsx', loans: csv.loans })
  expect(await loansOf(new Uint8Array(parquet))).toEqual({ format: 'parquet', loans: csv.loans })
})
