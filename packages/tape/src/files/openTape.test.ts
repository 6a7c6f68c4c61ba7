import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import type { Cell } from '../values/Cell.ts'
import { Fault } from '../values/Fault.ts'
import type { OpenOptions } from './OpenOptions.ts'
import { openTape } from './openTape.ts'
import type { TapeInput } from './TapeInput.ts'

async function readAll(input: TapeInput, options: OpenOptions = {}) {
  const table = await openTape(input, options)
  const rows: unknown[] = []
  for await (const batch of table.batches) rows.push(...batch.rows)
  return { headings: table.headings, rows, format: table.format, digest: table.digest() }
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text)
}

const plain = [
  ['1', 'x'],
  ['2', 'y'],
]

test.each([
  ['commas', 'id,name\n1,x\n2,y\n'],
  ['semicolons', 'id;name\n1;x\n2;y\n'],
  ['tabs', 'id\tname\n1\tx\n2\ty\n'],
  ['bars', 'id|name\n1|x\n2|y\n'],
  ['CRLF', 'id,name\r\n1,x\r\n2,y\r\n'],
  ['old Mac line breaks', 'id,name\r1,x\r2,y\r'],
  ['no last line break', 'id,name\n1,x\n2,y'],
  ['a byte order mark', '\ufeffid,name\n1,x\n2,y\n'],
  ['quotes', '"id","name"\n"1","x"\n"2","y"\n'],
])('CSV with %s is read', async (_, text) => {
  const table = await readAll(bytes(text))
  expect(table).toMatchObject({ format: 'csv', headings: ['id', 'name'], rows: plain })
})

test('quoted cells hold delimiters, quotes and line breaks', async () => {
  const { rows } = await readAll(bytes('id,name\n1,"a, ""b""\nc"\n2,5" pipe\n'))
  expect(rows).toEqual([
    ['1', 'a, "b"\nc'],
    ['2', '5" pipe'],
  ])
})

test('a quote that never closes makes its row a fault and keeps the rows before', async () => {
  const { rows } = await readAll(bytes('id,name\n1,x\n2,"y\n3,z\n'))
  expect(rows[0]).toEqual(['1', 'x'])
  expect(rows[1]).toBeInstanceOf(Fault)
  expect(rows).toHaveLength(2)
})

test('gzipped CSV, a path and a stream give the same rows and digest', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'specie-tape-'))
  try {
    const packed = gzipSync('id,name\n1,x\n2,y\n')
    const path = join(folder, 'loans.csv.gz')
    await writeFile(path, packed)
    const fromPath = await readAll(path)
    expect(fromPath.rows).toEqual(plain)
    const stream = (async function* () {
      for (const byte of packed) yield Uint8Array.of(byte)
    })()
    expect(await readAll(stream)).toEqual(fromPath)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('rows of many chunks come in order and without loss', async () => {
  const lines = Array.from({ length: 60_000 }, (_, index) => `${index},"näme ${index}"`)
  const table = await openTape(bytes(`id,name\n${lines.join('\n')}\n`))
  let next = 2
  for await (const { firstRow, rows } of table.batches) {
    expect(firstRow).toBe(next)
    rows.forEach((cells, index) => {
      const place = firstRow + index - 2
      expect(cells).toEqual([String(place), `näme ${place}`])
    })
    next += rows.length
  }
  expect(next).toBe(60_002)
})

test('XLSX keeps types of cells, and its sheet and heading row can be chosen', async () => {
  const buffer = await writeXlsxFile([
    {
      sheet: 'Notes',
      data: [[{ value: 'nothing' }], [{ value: 'here' }]],
    },
    {
      sheet: 'Loans',
      data: [
        [{ value: 'Portfolio of June' }, null, null],
        [{ value: 'id' }, { value: 'issued' }, { value: 'balance' }],
        [{ value: 'L-1' }, { value: new Date('2024-03-15'), format: 'yyyy-mm-dd' }, { value: 1234.5 }],
        [{ value: 'L-2' }, null, { value: 7 }],
      ],
    },
  ]).toBuffer()
  const table = await readAll(buffer, { sheet: 'Loans', headingRow: 2 })
  expect(table).toMatchObject({
    format: 'xlsx',
    headings: ['id', 'issued', 'balance'],
    rows: [
      ['L-1', new Date('2024-03-15'), 1234.5],
      ['L-2', null, 7],
    ],
  })
  await expect(readAll(buffer, { sheet: 'June' })).rejects.toMatchObject({
    code: 'tape.file',
    expected: 'one of Notes, Loans',
  })
})

test('Parquet is read in batches with its types', async () => {
  const count = 45_000
  const ids = Array.from({ length: count }, (_, index) => `L-${index}`)
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'id', data: ids, type: 'STRING' },
      { name: 'balance', data: ids.map((_, index) => index + 0.5), type: 'DOUBLE' },
      { name: 'days', data: ids.map((_, index) => (index % 2 === 0 ? BigInt(index) : null)), type: 'INT64' },
    ],
  })
  const table = await readAll(new Uint8Array(buffer))
  expect(table).toMatchObject({ format: 'parquet', headings: ['id', 'balance', 'days'] })
  expect(table.rows).toHaveLength(count)
  expect(table.rows[44_998]).toEqual(['L-44998', 44_998.5, 44_998n] satisfies Cell[])
  expect(table.rows[44_999]).toEqual(['L-44999', 44_999.5, null])
})

test.each([
  ['an empty file', bytes(''), /is empty/],
  ['headings only', bytes('id,name\n'), /headings but no rows/],
  ['headings and blank rows', bytes('id,name\n,\n\n'), /headings but no rows/],
  ['no headings', bytes('\n1,2\n'), /no headings/],
  ['equal headings', bytes('id,name,id\n1,2,3\n'), /occur twice: id/],
  [
    'a truncated gzip file',
    gzipSync('id,name\n1,x\n'.repeat(5000)).subarray(0, 60),
    /ends in the middle of its gzip/,
  ],
  ['UTF-16', Buffer.from('\ufeffid,name\n1,x\n', 'utf16le'), /UTF-16/],
  ['UTF-16 without a mark', Buffer.from('id,name\n1,x\n', 'utf16le'), /UTF-16/],
  ['binary junk', Uint8Array.of(1, 0, 255, 3, 0, 0, 9, 17, 0, 4, 5, 6), /zero bytes/],
  ['zero bytes in text', bytes(`id,name\n${'1,x\n'.repeat(20_000)}2,\0\n`), /zero bytes/],
  ['an old Excel file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /old Excel/],
  ['a PDF', bytes('%PDF-1.7 …'), /PDF/],
  ['a web page', bytes('<!DOCTYPE html><html><body>Please log in</body></html>'), /web page/],
  ['a ZIP that is no workbook', bytes('PK\u0003\u0004 something else'), /no readable XLSX/],
  ['a damaged Parquet file', bytes('PAR1 and then nothing'), /no readable Parquet/],
  ['Latin-1 text', Buffer.from('id,name\n1,x\n2,Müller\n', 'latin1'), /not in UTF-8.*line 3/],
])('%s is refused with a sentence that says so', async (_, input, message) => {
  const failure = await readAll(input, { file: 'loans' }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'tape.file', message: expect.stringMatching(message) })
  expect(failure).toMatchObject({
    remedy: expect.stringMatching(/\w/),
    expected: expect.stringMatching(/\w/),
  })
})

test('a truncated gzip file is refused also when the cut comes late', async () => {
  const lines = Array.from({ length: 200_000 }, (_, index) => `${index},${(index * 7919) % 10_007}\n`)
  const packed = gzipSync(`id,name\n${lines.join('')}`)
  await expect(readAll(packed.subarray(0, packed.length - 5000))).rejects.toThrow(
    /ends in the middle of its gzip/,
  )
})

test('Latin-1 text is read when its encoding is named', async () => {
  const text = Buffer.from('id;name\n1;Müller\n', 'latin1')
  expect(await readAll(text, { encoding: 'windows-1252' })).toMatchObject({ rows: [['1', 'Müller']] })
})

test('a path that is no file is refused', async () => {
  await expect(openTape('/no/such/tape.csv')).rejects.toMatchObject({
    code: 'tape.file',
    message: /cannot be opened/,
  })
  await expect(openTape(tmpdir())).rejects.toMatchObject({ message: expect.stringMatching(/is not a file/) })
})
