import { readBlock } from '@specie/protocol'
import type { Services } from '../Services.ts'
import type { Readiness } from './health.ts'

/** Seconds that the index of a server may be behind; more than a local chain's beat, less than a person's patience. */
const MOST_LAG = 15

/** A server is ready while its database and its chain answer and its index has caught up with the chain's head. */
export function apiReadiness({
  database,
  client,
  index,
}: Pick<Services, 'database' | 'client' | 'index'>): Readiness {
  return async () => {
    const [databaseAnswers, chainAnswers] = await Promise.all([
      database.pool.query('select 1').then(
        () => true,
        () => false,
      ),
      readBlock(client.context.reader).then(
        () => true,
        () => false,
      ),
    ])
    const missing: string[] = []
    if (!databaseAnswers) missing.push('the database does not answer')
    if (!chainAnswers) missing.push('the node of the chain does not answer')
    const head = index.head()
    const lag = index.lagSeconds()
    if (head === undefined) missing.push('no block has been indexed yet')
    else if (lag > MOST_LAG) {
      missing.push(
        `the index stands at block ${head.block.number} and agreed with the chain ${Math.round(lag)} seconds ago`,
      )
    }
    return missing
  }
}
