import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import type { Database } from '@specie/ledger'
import type { ReportParameters, ReportStore, StoredReport } from '@specie/servicing'
import { canonicalTape, parseCanonicalTape } from '@specie/tape'
import { type Hex, hexToBytes } from 'viem'
import { bytea } from '../frame/bytea.ts'
import { collectKey } from '../servicer/collectKey.ts'

/** Level 5: a tape in a tenth of its size and a hundredth of a second. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Reports of pools in the table `report`: the canonical tape compressed, the parameters as JSON. */
export function postgresReports(db: Database['db']): ReportStore {
  return {
    async put(pool, { tape, ...parameters }) {
      const { period, cutOffDate, ladderHash, tapeRoot } = parameters
      const compressed = await promisify(brotliCompress)(canonicalTape(tape), QUALITY)
      await db
        .insertInto('report')
        .values({
          pool,
          ladderHash,
          period,
          cutOffDate,
          tapeRoot,
          tape: bytea(compressed),
          parameters: JSON.stringify(parameters),
        })
        // The same tape may be reported at another curve when the first try was not sent: what is sent last is kept. Once
        // it is on its way, later tries are not what the chain will hold.
        .onConflict((conflict) =>
          conflict
            .columns(['pool', 'ladderHash'])
            .doUpdateSet({ period, cutOffDate, tapeRoot, parameters: JSON.stringify(parameters) })
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('intent')
                    .select('intent.id')
                    .where('intent.key', '=', collectKey(pool, period))
                    .where('intent.state', '<>', 'failed'),
                ),
              ),
            ),
        )
        .execute()
    },
    async byLadderHash(pool, ladderHash) {
      const row = await db
        .selectFrom('report')
        .select(['parameters', 'tape'])
        .where('pool', '=', pool)
        .where('ladderHash', '=', ladderHash)
        .executeTakeFirst()
      return reportFrom(row)
    },
    async newestOf(pool) {
      const row = await db
        .selectFrom('report')
        .select(['parameters', 'tape'])
        .where('pool', '=', pool)
        .orderBy('period', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return reportFrom(row)
    },
  }
}

async function reportFrom(
  row: { readonly parameters: object; readonly tape: Hex } | undefined,
): Promise<StoredReport | undefined> {
  if (row === undefined) return undefined
  const text = (await promisify(brotliDecompress)(hexToBytes(row.tape))).toString('utf8')
  const parameters = row.parameters as ReportParameters
  return { ...parameters, tape: parseCanonicalTape(text, `report ${parameters.ladderHash}`) }
}
