/** The peer of the tape: csv-parse alone, cells as text and nothing checked. */
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../packages/tape/package.json', import.meta.url))
const { parse } = require('csv-parse') as {
  parse: () => NodeJS.ReadWriteStream & AsyncIterable<readonly string[]>
}
const began = performance.now()
let rows = -1
for await (const _row of createReadStream(process.argv[2]!).pipe(parse()) as AsyncIterable<unknown>) rows += 1
const seconds = (performance.now() - began) / 1000
console.log(JSON.stringify({ ok: true, rows, seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }))
