import type { AgentName, Database, IntentCall } from '@specie/ledger'
import type { BlockReference, Call } from '@specie/protocol'
import type { Hex } from 'viem'
import type { Deed } from './Agent.ts'

const HOUR = 3_600n

/** An intent, or why there is none now. */
export type Planned =
  | { readonly intent: bigint; readonly waits?: undefined }
  | { readonly intent?: undefined; readonly waits: string }

/**
 * Writes down what is to be sent, once a key: where an intent with this key is open or done, that one is it. A deed
 * that failed is tried again at a later block, then after an hour, then once a day of the chain's time.
 */
export async function planDeed(
  db: Database['db'],
  agent: AgentName,
  subject: Hex | null,
  deed: Deed,
  head: BlockReference,
): Promise<Planned> {
  const failed = await db
    .selectFrom('intent')
    .select(['endedAt', 'endedBlock', 'failure'])
    .where('key', '=', deed.key)
    .where('state', '=', 'failed')
    .orderBy('id', 'desc')
    .limit(5)
    .execute()
  const waits = retryWait(failed, head)
  if (waits !== undefined) return { waits }
  await db
    .insertInto('intent')
    .values({
      agent,
      key: deed.key,
      signer: deed.signer,
      subject,
      title: deed.title,
      calls: JSON.stringify(deed.calls.map(intentCall)),
      createdBlock: head.number,
      createdAt: head.timestamp,
    })
    .onConflict((conflict) => conflict.column('key').where('state', '<>', 'failed').doNothing())
    .execute()
  const { id } = await db
    .selectFrom('intent')
    .select('id')
    .where('key', '=', deed.key)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { intent: id }
}

function intentCall({ title, to, data, value, unit }: Call): IntentCall {
  const cash = unit && { symbol: unit.symbol, decimals: unit.decimals }
  return { title, to, data, value: value.toString(), ...(cash !== undefined && { unit: cash }) }
}

interface Failed {
  readonly endedAt: bigint | null
  readonly endedBlock: bigint | null
  readonly failure: string | null
}

function retryWait([last, ...earlier]: readonly Failed[], head: BlockReference): string | undefined {
  if (last === undefined) return undefined
  const pause = earlier.length === 0 ? 0n : earlier.length === 1 ? HOUR : 24n * HOUR
  const due = head.number > (last.endedBlock ?? 0n) && head.timestamp >= (last.endedAt ?? 0n) + pause
  return due ? undefined : (last.failure ?? 'it failed before')
}
