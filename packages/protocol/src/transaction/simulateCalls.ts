import { type Address, type Hex, numberToHex, type RpcLog } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { explainRevert } from '../errors/explainRevert.ts'
import type { Call, EventLog } from './types.ts'
import type { Watch } from './watch.ts'

/** Outcome of calls that were executed on top of a block and then forgotten. */
export interface Simulation {
  readonly block: BlockReference
  /** One a watch; undefined where the view reverted. */
  readonly before: readonly (bigint | undefined)[]
  readonly after: readonly (bigint | undefined)[]
  /** Gas of each call, with its share of refunds. */
  readonly gas: readonly bigint[]
  /** Logs of the last call. */
  readonly logs: readonly EventLog[]
  /** What the last call returned. */
  readonly data: Hex
}

interface SimulatedCall {
  readonly returnData: Hex
  readonly gasUsed: Hex
  readonly status: Hex
  readonly logs?: readonly RpcLog[]
  readonly error?: { readonly message?: string; readonly data?: Hex }
}

/**
 * Executes calls in order in one block on top of the newest one (`eth_simulateV1`), with the watched figures
 * read before and after, all in one request: nothing can come between.
 * @throws ContractError of the first call that is refused.
 */
export async function simulateCalls(
  context: Context,
  from: Address,
  calls: readonly Call[],
  watches: readonly Watch[] = [],
): Promise<Simulation> {
  const block = await readBlock(context.reader).catch(explainError)
  const views = watches.map(({ to, data }) => ({ from, to, data }))
  const messages = calls.map(({ to, data, value }) => ({ from, to, data, value: numberToHex(value) }))
  const outcomes = await simulateBlock(context, block, [...views, ...messages, ...views])
  const steps = outcomes.slice(views.length, views.length + calls.length)
  const refused = steps.findIndex(({ status }) => BigInt(status) === 0n)
  if (refused >= 0) {
    const { title, unit } = calls[refused]!
    throw explainRevert(revertData(steps[refused]!), { title, unit })
  }
  const last = steps.at(-1)
  return {
    block,
    before: watches.map((watch, index) => figure(watch, outcomes[index]!)),
    after: watches.map((watch, index) => figure(watch, outcomes[views.length + calls.length + index]!)),
    gas: steps.map(({ gasUsed }) => BigInt(gasUsed)),
    logs: (last?.logs ?? []).map(({ address, topics, data }) => ({
      address,
      topics,
      data,
    })) as readonly EventLog[],
    data: last?.returnData ?? '0x',
  }
}

async function simulateBlock(
  context: Context,
  block: BlockReference,
  calls: readonly {
    readonly from: Address
    readonly to: Address
    readonly data: Hex
    readonly value?: Hex
  }[],
): Promise<readonly SimulatedCall[]> {
  // Number and time are given because some nodes start the simulated block at their own defaults.
  const blockOverrides = { number: numberToHex(block.number + 1n), time: numberToHex(block.timestamp + 1n) }
  const request = {
    method: 'eth_simulateV1',
    params: [
      { blockStateCalls: [{ blockOverrides, calls }], traceTransfers: false, validation: false },
      numberToHex(block.number),
    ],
  }
  const answer = (await context.reader.request(request as never).catch(explainError)) as {
    readonly calls: readonly SimulatedCall[]
  }[]
  return answer[0]!.calls
}

function revertData(call: SimulatedCall): Hex {
  return call.returnData !== '0x' ? call.returnData : (call.error?.data ?? '0x')
}

function figure(watch: Watch, outcome: SimulatedCall): bigint | undefined {
  return BigInt(outcome.status) === 0n || outcome.returnData === '0x'
    ? undefined
    : watch.decode(outcome.returnData)
}
