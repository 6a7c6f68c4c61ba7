import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Measure } from '../Measure.ts'
import { writeLargeTape } from '../writeLargeTape.ts'

const ROWS = 1_000_000

interface Run {
  readonly ok: boolean
  readonly rows: number
  readonly seconds: number
  readonly peakBytes: number
}

/** A million rows from CSV to validated loans, beside a CSV parser that checks nothing. */
export async function tape(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'specie-bench-'))
  try {
    const file = join(folder, 'tape.csv')
    await writeLargeTape(file, ROWS)
    const ours = run('readTapeRows.ts', file)
    const theirs = run('parseCsvRows.ts', file)
    if (!ours.ok || ours.rows !== ROWS || theirs.rows !== ROWS)
      throw new Error('the benchmark read another tape than it wrote')
    const peer = 'csv-parse 7.0.3: cells as text, nothing checked (same run)'
    return [
      { name: 'tape.read.million', value: ours.seconds, unit: 's', peer, peerValue: theirs.seconds },
      {
        name: 'tape.read.rowsPerSecond',
        value: ROWS / ours.seconds,
        unit: 'rows/s',
        peer,
        peerValue: ROWS / theirs.seconds,
      },
      {
        name: 'tape.read.peakMemory',
        value: ours.peakBytes / 2 ** 20,
        unit: 'MiB',
        peer,
        peerValue: theirs.peakBytes / 2 ** 20,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(script: string, file: string): Run {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url))
  return JSON.parse(execFileSync(process.execPath, [path, file], { encoding: 'utf8' })) as Run
}
