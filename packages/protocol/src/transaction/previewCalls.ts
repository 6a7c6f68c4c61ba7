import type { Context } from '../context.ts'
import { senderOf } from '../senderOf.ts'
import { simulateCalls } from './simulateCalls.ts'
import type { Call, EventLog, Preview } from './types.ts'
import type { Watch } from './watch.ts'

/** What messages would do, and what the last of them would emit. */
export interface CallsPreview extends Omit<Preview<void>, 'result'> {
  readonly logs: readonly EventLog[]
}

/**
 * Looks at messages without sending them: what they cost and which of the watched figures they change.
 * @param calls in order, each on top of the one before; at least one
 * @throws ContractError of the first that is refused
 */
export async function previewCalls(
  context: Context,
  title: string,
  calls: readonly Call[],
  watches: readonly Watch[] = [],
): Promise<CallsPreview> {
  const from = senderOf(context).account.address
  const outcome = await simulateCalls(context, from, calls, watches)
  const gas = outcome.gas.reduce((sum, used) => sum + used, 0n)
  return {
    title,
    from,
    to: calls.at(-1)!.to,
    block: outcome.block,
    steps: calls.map((call) => call.title),
    changes: watches.map(({ label, unit, decimals }, index) => ({
      label,
      unit,
      decimals,
      before: outcome.before[index],
      after: outcome.after[index],
    })),
    gas,
    fee: gas * (await context.reader.getGasPrice()),
    logs: outcome.logs,
  }
}
