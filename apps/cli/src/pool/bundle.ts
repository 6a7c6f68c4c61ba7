import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportParameters, ReportStore, StoredReport } from '@specie/servicing'
import { canonicalTape, parseCanonicalTape } from '@specie/tape'
import { SpecieError } from '@specie/units'
import type { Address, Hex } from 'viem'
import { toJson } from '../frame/json.ts'
import { writeAtomically } from '../workspace/writeAtomically.ts'

/** Facts of a pool that do not change. */
export interface PoolFacts {
  readonly address: Address
  readonly name: string
  readonly chainId: number
}

/** Folder of a pool: everything that a recomputation needs, in text. */
export function bundleFolder(pools: string, pool: Address): string {
  return join(pools, pool.toLowerCase())
}

/** Writes what does not change of a pool. */
export function writePoolFacts(folder: string, facts: PoolFacts): void {
  writeAtomically(join(folder, 'pool.json'), `${toJson(facts)}\n`)
}

/** @throws SpecieError `bundle.missing` when there is no bundle in this folder */
export function readPoolFacts(folder: string): PoolFacts {
  return JSON.parse(readBundled(join(folder, 'pool.json'))) as PoolFacts
}

/**
 * The reports in a pool's bundle: two files each, the canonical tape and the parameters.
 * @param folder of the pool, whose address it is not asked for again
 * @throws SpecieError `bundle.missing` where a report is asked for that the bundle lacks
 */
export function bundleReports(folder: string): ReportStore {
  return {
    async put(_pool, { tape, ...parameters }) {
      const name = join(folder, 'reports', reportName(parameters.period, parameters.ladderHash))
      writeAtomically(`${name}.tape`, canonicalTape(tape))
      writeAtomically(`${name}.json`, `${toJson(parameters)}\n`)
    },
    async byLadderHash(_pool, ladderHash) {
      const wanted = shortHash(ladderHash)
      return readNamed(
        folder,
        (name) => name.endsWith(`-${wanted}`),
        `the report with the ladder ${ladderHash}`,
      )
    },
    newestOf: async () => readNamed(folder, () => true, 'a report'),
  }
}

/** Every report in a pool's bundle, by period. */
export function* bundledReports(folder: string): Generator<StoredReport> {
  for (const name of reportNames(folder)) yield readReport(folder, name)
}

function readNamed(folder: string, fits: (name: string) => boolean, wanted: string): StoredReport {
  const name = reportNames(folder).filter(fits).at(-1)
  if (name === undefined) {
    throw new SpecieError({
      code: 'bundle.missing',
      message: `${join(folder, 'reports')} does not hold ${wanted}`,
      expected: 'the canonical tape and parameters of the last report',
      remedy: 'get the bundle from the servicer and name its folder with --bundle',
    })
  }
  return readReport(folder, name)
}

function reportNames(folder: string): string[] {
  const reports = join(folder, 'reports')
  const names = existsSync(reports) ? readdirSync(reports).filter((file) => file.endsWith('.json')) : []
  return names.map((file) => file.slice(0, -'.json'.length)).sort()
}

function readReport(folder: string, name: string): StoredReport {
  const path = join(folder, 'reports', name)
  const parameters = JSON.parse(readBundled(`${path}.json`)) as ReportParameters
  return { ...parameters, tape: parseCanonicalTape(readBundled(`${path}.tape`), `${path}.tape`) }
}

function reportName(period: number, ladderHash: Hex): string {
  return `${String(period).padStart(4, '0')}-${shortHash(ladderHash)}`
}

function shortHash(hash: Hex): string {
  return hash.slice(2, 18)
}

function readBundled(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SpecieError({
      code: 'bundle.missing',
      message: `${path} is missing`,
      remedy: 'name the folder of the pool with --bundle; the servicer publishes it',
      cause,
    })
  }
}
