import { join } from 'node:path'
import { toIso } from '@specie/quant'
import { USUAL_CURVE_FEED } from '@specie/servicing'
import { as, type Connection } from '../chain/connect.ts'
import { sendQuietly } from '../chain/transact.ts'
import type { Session } from '../frame/session.ts'
import { curveFromFile } from '../pool/curveFile.ts'
import { projectRoot } from '../workspace/home.ts'
import type { Narrator } from './narrator.ts'

/** The reporter posts the sample curve of the chain's day. */
export async function reportCurve(_session: Session, connection: Connection, tell: Narrator): Promise<void> {
  const reporter = await as(connection, 'reporter')
  const { timestamp } = await connection.client.context.reader.getBlock()
  const today = toIso(Number(timestamp / 86_400n))
  const curve = curveFromFile(join(projectRoot, 'examples', 'sample-par-yields.csv'), today)
  await sendQuietly(await reporter.client.feeds.reportCurve(USUAL_CURVE_FEED, curve))
  const rates = [0, 3, 5, 8].map((bucket) => `${(curve.forwards[bucket]! / 1e5).toFixed(2)} %`)
  tell.line(
    `The curve of ${toIso(curve.day)} is reported: forwards ${rates.join(', ')} at 3 months, 2, 5 and 20 years.`,
  )
}
