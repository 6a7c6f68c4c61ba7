import type { Status } from '@specie/api'
import { lastReconciliation } from '@specie/ledger'
import { readBlock } from '@specie/protocol'
import type { Services } from '../../Services.ts'
import { blockReference } from '../blockReference.ts'

/** The chain, the index and this server. Always answers: what is gone is said to be gone. */
export async function statusAnswer(services: Services): Promise<Status> {
  const { client, deployment, index, local, version } = services
  const [head, { reorganisations, ...beside }] = await Promise.all([
    readBlock(client.context.reader).catch(() => undefined),
    databaseState(services),
  ])
  const indexed = index.head()
  return {
    version,
    chainId: deployment.chainId,
    local,
    chain: { head: head === undefined ? null : blockReference(head), answering: head !== undefined },
    index: {
      block: indexed === undefined ? null : blockReference(indexed.block),
      finalized: indexed?.finalized === undefined ? null : Number(indexed.finalized),
      lagBlocks:
        head === undefined || indexed === undefined
          ? null
          : Math.max(0, Number(head.number - indexed.block.number)),
      lagSeconds: index.lagSeconds(),
      reorganisations,
    },
    ...beside,
  }
}

interface State extends Pick<Status, 'database' | 'reconciliation'> {
  /** Ever undone, by whichever indexer. */
  readonly reorganisations: number
}

async function databaseState({ database }: Services): Promise<State> {
  try {
    const [waiting, undone, last] = await Promise.all([
      database.db
        .selectFrom('intent')
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .where('state', 'in', ['planned', 'sent', 'mined'])
        .executeTakeFirstOrThrow(),
      database.db
        .selectFrom('reorganisation')
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .executeTakeFirstOrThrow(),
      lastReconciliation(database.db, { differing: true }),
    ])
    return {
      reorganisations: Number(undone.count),
      database: { answering: true, jobsWaiting: Number(waiting.count) },
      reconciliation:
        last === undefined
          ? null
          : {
              block: Number(last.run.blockNumber),
              time: Number(last.run.timestamp),
              compared: last.run.compared,
              differing: last.run.differing,
            },
    }
  } catch {
    return { database: { answering: false, jobsWaiting: 0 }, reconciliation: null, reorganisations: 0 }
  }
}
