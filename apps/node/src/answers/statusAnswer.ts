import type { Status } from '@specie/api'
import { readBlock } from '@specie/protocol'
import type { Services } from '../Services.ts'
import { blockReference } from './blockReference.ts'

/** The chain, the index and this server. Always answers: what is gone is said to be gone. */
export async function statusAnswer(services: Services): Promise<Status> {
  const { client, deployment, index, local, version } = services
  const [head, database] = await Promise.all([
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
      reorganisations: 0,
    },
    database,
    reconciliation: null,
  }
}

async function databaseState({ database }: Services): Promise<Status['database']> {
  try {
    await database.pool.query('select 1')
    return { answering: true, jobsWaiting: 0 }
  } catch {
    return { answering: false, jobsWaiting: 0 }
  }
}
