import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareDated } from '@specie/quant'
import { benchLoans } from '../revaluation/benchLoans.ts'
import { benchTables } from '../revaluation/curve.ts'
import { writeLoans } from '../revaluation/writeLoans.ts'

const LOANS = 10_000
const SHIFT = 0.0001
const HEADERS = ['/usr/include/ql/version.hpp', '/usr/local/include/ql/version.hpp']

/** What QuantLib does a second, and where the figures come from. */
export interface QuantLib {
  readonly source: string
  /** Loans built and valued a second. */
  readonly built: number
  /** Prebuilt loans marked again a second after a move of the curve. */
  readonly marked: number
  /** Paths a second of a copula over 1,000 loans. */
  readonly paths: number
  /** Seconds of one conditional loss distribution of 1,000 loans. */
  readonly distribution: number
  /** Largest relative difference of our values from QuantLib's; null when it did not run. */
  readonly difference: number | null
}

/** Measured on one core of an AMD EPYC with QuantLib 1.29, used where QuantLib is not installed. */
const EARLIER: QuantLib = {
  source: 'QuantLib 1.29, measured earlier on an AMD EPYC (libquantlib0-dev is not installed)',
  built: 2_150,
  marked: 2_740,
  paths: 121_000,
  distribution: 0.0154,
  difference: null,
}

let found: QuantLib | undefined

/** Compiles and runs the peer once a process, where QuantLib and a compiler are installed. */
export function quantLib(): QuantLib {
  found ??= HEADERS.some((path) => existsSync(path)) ? measured() : EARLIER
  return found
}

function measured(): QuantLib {
  const folder = mkdtempSync(join(tmpdir(), 'specie-bench-'))
  try {
    const program = join(folder, 'quantlib')
    const source = fileURLToPath(new URL('quantlib.cpp', import.meta.url))
    console.error('  compiling QuantLib’s side …')
    execFileSync('g++', ['-O3', '-march=native', source, '-lQuantLib', '-o', program])
    const [loansFile, valuesFile] = [join(folder, 'loans'), join(folder, 'values')]
    const loans = benchLoans(LOANS)
    writeLoans(loansFile, loans, SHIFT)
    console.error(`  QuantLib values ${LOANS} loans …`)
    const printed = execFileSync(program, [loansFile, valuesFile], { encoding: 'utf8' })
    prepareDated(loans, benchTables(0)).value(benchTables(0))
    const values = readFileSync(valuesFile, 'utf8').trimEnd().split('\n')
    if (values.length !== LOANS) throw new Error(`QuantLib valued ${values.length} loans of ${LOANS}`)
    const difference = values.reduce(
      (most, value, i) => Math.max(most, Math.abs(loans.value[i]! / Number(value) - 1)),
      0,
    )
    const { version, ...figures } = JSON.parse(printed) as Omit<QuantLib, 'source'> & { version: string }
    return { ...figures, source: `QuantLib ${version} (same run)`, difference }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
