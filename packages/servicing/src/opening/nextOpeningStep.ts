import type { PoolReading, PreparedTransaction, SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { StoredReport } from '../report/StoredReport.ts'
import { valueReport } from '../report/valueReport.ts'

/** One step between an opened pool and its raise. */
export interface OpeningStep {
  /** E.g. `the valuer confirms the valuation`. */
  readonly what: string
  readonly party: 'servicer' | 'issuer' | 'valuer'
  /** Who alone may do it; anybody when undefined. */
  readonly address: Address | undefined
  /** Cash units that it takes from who does it. */
  readonly pays: bigint
  /** @param client that signs as the party */
  prepare(client: SpecieClient): Promise<PreparedTransaction<unknown>>
}

/**
 * What a pool still needs before it can raise: the servicer's bond, the issuer's first report, the valuer's
 * confirmation, the start of the raise. Undefined once it has started.
 * @param firstReport gives the report that the pool was opened with; asked only when the issuer's step is prepared,
 *   which throws SpecieError `report.missing` without it
 */
export function nextOpeningStep(
  reading: PoolReading,
  firstReport: () => Promise<StoredReport | undefined>,
): OpeningStep | undefined {
  const { address: pool, state, bond, valuation, issuer, servicer, valuer } = reading
  if (state !== 'draft') return undefined
  if (!bond.posted && bond.agreed > 0n) {
    return {
      what: 'the servicer puts its bond at stake',
      party: 'servicer',
      address: servicer,
      pays: bond.agreed,
      prepare: (client) => client.pool(pool).postBond(),
    }
  }
  if (valuation === undefined) {
    return {
      what: 'the issuer reports the portfolio',
      party: 'issuer',
      address: issuer,
      pays: 0n,
      prepare: async (client) => client.pool(pool).originate(valueReport(found(await firstReport(), pool))),
    }
  }
  if (!valuation.confirmed) {
    return {
      what: 'the valuer confirms the valuation',
      party: 'valuer',
      address: valuer,
      pays: 0n,
      prepare: (client) => client.pool(pool).confirmValuation(valuation.revision),
    }
  }
  return {
    what: 'the raise opens',
    party: 'issuer',
    address: undefined,
    pays: 0n,
    prepare: (client) => client.pool(pool).startRaising(),
  }
}

function found(report: StoredReport | undefined, pool: Address): StoredReport {
  if (report !== undefined) return report
  throw new SpecieError({
    code: 'report.missing',
    message: `The report that pool ${pool} was opened with is not kept here`,
    expected: 'its canonical tape and parameters',
    remedy: 'continue where the pool was opened',
  })
}
