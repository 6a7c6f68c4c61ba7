import { SpecieError } from '@specie/units'
import {
  type Abi,
  type ContractEventName,
  type Log,
  type ParseEventLogsReturnType,
  parseEventLogs,
} from 'viem'
import type { EventLog } from './types.ts'

/** Arguments of an event, by name. */
export type EventArguments<abi extends Abi, name extends ContractEventName<abi>> = ParseEventLogsReturnType<
  abi,
  name,
  true
>[number] extends { args: infer args }
  ? args
  : never

/**
 * Arguments of the first event of that name.
 * @throws SpecieError `transaction.event` when the transaction emitted none.
 */
export function findEvent<const abi extends Abi, name extends ContractEventName<abi>>(
  abi: abi,
  eventName: name,
  logs: readonly EventLog[],
): EventArguments<abi, name> {
  const found = parseEventLogs({ abi: abi as Abi, eventName: eventName as string, logs: logs as Log[] })[0]
  if (found === undefined) {
    throw new SpecieError({
      code: 'transaction.event',
      message: `The transaction did what was asked without saying so: no ${String(eventName)} was emitted`,
      remedy: 'check that the deployment record matches the contracts on this chain',
    })
  }
  return found.args as unknown as EventArguments<abi, name>
}
