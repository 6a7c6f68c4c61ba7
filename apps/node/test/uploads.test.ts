import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asker, type Scene, signedIn, startScene } from './startScene.ts'

let scene: Scene
let issuer: Asker
let url: string
let sample: Buffer

beforeAll(async () => {
  scene = await startScene()
  const node = await scene.start({ uploadLimit: 1024 * 1024 })
  url = node.url!
  issuer = await signedIn(url, 'issuer')
  sample = await readFile(new URL('../../../examples/sample-tape.csv', import.meta.url))
})
afterAll(() => scene?.stop())

const text = (content: string) => new TextEncoder().encode(content)
const heading = () => sample.subarray(0, sample.indexOf('\n') + 1)

test.each([
  ['an empty file', () => new Uint8Array(), 'file.empty'],
  ['bytes that are no table', () => Uint8Array.from({ length: 4096 }, (_, n) => (n * 197) % 256), undefined],
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), undefined],
  [
    'a zip that ends too early',
    () => Buffer.concat([Buffer.from('504b0304', 'hex'), text('x'.repeat(99))]),
    undefined,
  ],
  ['a gzip that ends too early', () => gzipSync(sample).subarray(0, 2000), undefined],
  ['headings alone', () => heading(), undefined],
])('%s is refused with a sentence, and nothing of it is kept', async (name, content, code) => {
  const { status, body } = await issuer.ask('POST', `/tapes?name=${encodeURIComponent(name)}.csv`, content())
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  const problem = body as { code: string; detail: string; requestId: string }
  if (code !== undefined) expect(problem.code).toBe(code)
  expect(problem.detail).toMatch(/\w+ \w+/)
  expect(problem.detail).not.toMatch(/undefined|Error:|\bat \/|TypeError/)
  expect((await issuer.ask('GET', '/tapes')).body).toEqual([])
  const { rows } = await scene.database.pool.query('select count(*)::int as parts from tape_part')
  expect(rows).toEqual([{ parts: 0 }])
})

test('a file larger than allowed is refused while it comes', async () => {
  const { status, body } = await issuer.ask('POST', '/tapes?name=large.csv', new Uint8Array(1024 * 1024 + 1))
  expect(status).toBe(413)
  expect(body).toMatchObject({ code: 'tape.size', detail: expect.stringContaining('1 MiB') })
  expect((await issuer.ask('GET', '/tapes')).body).toEqual([])
})

test('a JSON body is no file', async () => {
  const { status, body } = await issuer.ask('POST', '/tapes?name=tape.csv', { rows: [] })
  expect(status).toBe(400)
  expect(body).toMatchObject({ code: 'file.missing' })
})

test.each([
  ['UTF-8 with a mark', (csv: string) => Buffer.from(`\ufeff${csv}`)],
  ['gzip', (csv: string) => gzipSync(csv)],
])('a tape in %s is read', async (_name, write) => {
  const { status, body } = await issuer.ask('POST', '/tapes?name=tape.csv', write(sample.toString('utf8')))
  expect(status).toBe(200)
  expect(body).toMatchObject({ rows: 400, columns: expect.arrayContaining(['Loan ID']) })
  expect(await issuer.ask('DELETE', `/tapes/${(body as { id: string }).id}`)).toMatchObject({ status: 200 })
})

test.each([
  ['UTF-16', (csv: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, 'utf16le')])],
  ['Windows-1252', (csv: string) => Buffer.from(csv.replaceAll('SME-', 'M\xfcller '), 'latin1')],
])('a tape in %s is refused with how to save it', async (_name, write) => {
  const { status, body } = await issuer.ask('POST', '/tapes?name=tape.csv', write(sample.toString('utf8')))
  expect(status).toBe(422)
  expect(JSON.stringify(body)).toContain('UTF-8')
  expect((await issuer.ask('GET', '/tapes')).body).toEqual([])
})

test('errors of a tape are all told, mended and left out; the upload is its owner’s alone', async () => {
  const lines = sample.toString('utf8').trimEnd().split('\n')
  const spoilt = [
    lines[0],
    lines[1]!.replace('2025-10-06', '2025-13-06'),
    lines[2]!.replace('8.75', 'x'),
    ...lines.slice(3),
  ]
  const { body } = await issuer.ask('POST', '/tapes?name=../../etc/spoilt.csv', text(spoilt.join('\n')))
  const { id, fileName, columns, fields } = body as {
    id: string
    fileName: string
    columns: string[]
    fields: { field: string; column: string | null }[]
  }
  expect(fileName).toBe('spoilt.csv')
  expect(columns).toContain('Loan ID')
  expect(fields).toContainEqual(expect.objectContaining({ field: 'id', column: 'Loan ID' }))
  const early = await issuer.ask('GET', `/tapes/${id}/opening`)
  expect(early).toMatchObject({ status: 409, body: { code: 'tape.notAccepted' } })

  const checked = await issuer.ask('PATCH', `/tapes/${id}`, { cutOffDate: '2026-01-01' })
  const { errors, errorCount } = (checked.body as { check: { errors: object[]; errorCount: number } }).check
  expect(errorCount).toBe(2)
  expect(errors).toMatchObject([
    { row: 2, column: 'Origination date', found: expect.stringContaining('2025-13-06') },
    { row: 3, column: 'Interest rate', found: expect.stringContaining('x') },
  ])
  for (const file of ['errors', 'rejected']) {
    const csv = await issuer.ask('GET', `/tapes/${id}/${file}.csv`)
    expect(csv.headers.get('content-disposition')).toContain(`spoilt-${file}.csv`)
    expect((csv.body as string).trimEnd().split('\n')).toHaveLength(3)
  }
  const unknown = await issuer.ask('PATCH', `/tapes/${id}`, { columns: { rate: 'No such column' } })
  expect(unknown.status).toBe(400)
  const mended = await issuer.ask('PATCH', `/tapes/${id}`, {
    mend: [{ row: 2, column: 'Origination date', value: '2025-10-06' }],
    leaveOut: [3],
  })
  expect(mended.body).toMatchObject({ check: { errorCount: 0, rejected: 0 }, leftOutRows: [3] })

  const other = await signedIn(url, 'investorA')
  expect((await other.ask('GET', `/tapes/${id}`)).status).toBe(404)
  expect((await other.ask('DELETE', `/tapes/${id}`)).status).toBe(404)
  expect((await other.ask('GET', `/tapes/${id}/errors.csv`)).status).toBe(404)
  expect((await issuer.ask('DELETE', `/tapes/${id}`)).status).toBe(200)
  const { rows } = await scene.database.pool.query('select count(*)::int as parts from tape_part')
  expect(rows).toEqual([{ parts: 0 }])
})

test('a document is kept by the hash of its content, once, and comes back as a download', async () => {
  const content = text('<script>alert(1)</script>')
  const { body } = await issuer.ask('POST', '/files?name=terms.html', content)
  const { hash, uri, size } = body as { hash: string; uri: string; size: number }
  expect(size).toBe(content.byteLength)
  expect((await issuer.ask('POST', '/files?name=other.html', content)).body).toMatchObject({ hash })
  const kept = await fetch(new URL(uri, url))
  expect(new Uint8Array(await kept.arrayBuffer())).toEqual(content)
  expect(kept.headers.get('content-type')).toBe('application/octet-stream')
  expect(kept.headers.get('content-disposition')).toContain('attachment')
  expect((await issuer.ask('POST', '/files?name=empty.pdf', new Uint8Array())).body).toMatchObject({
    code: 'file.empty',
  })
  expect((await issuer.ask('GET', `/files/0x${'00'.repeat(32)}`)).status).toBe(404)
})
