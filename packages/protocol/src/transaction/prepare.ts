import { formatAmount } from '@specie/units'
import { type Abi, type Address, encodeFunctionData, erc20Abi, type Hex } from 'viem'
import type { Context } from '../context.ts'
import { senderOf } from '../senderOf.ts'
import { sendCalls } from './sendCalls.ts'
import { simulateCalls } from './simulateCalls.ts'
import type { Call, EventLog, PreparedTransaction } from './types.ts'
import type { Watch } from './watch.ts'

/** Cash or shares that a contract takes from the sender in the transaction. */
export interface Allowance {
  readonly token: Address
  readonly spender: Address
  readonly amount: bigint
  readonly symbol: string
  readonly decimals: number
}

/** Everything that makes a prepared transaction. */
export interface Plan<Result> {
  readonly title: string
  readonly address: Address
  readonly abi: Abi
  readonly functionName: string
  readonly args?: readonly unknown[]
  readonly value?: bigint
  readonly allowances?: readonly Allowance[]
  readonly watches?: readonly Watch[]
  /** Reads the result off what the message emitted. */
  result(logs: readonly EventLog[]): Result
}

/** Builds a transaction without sending it. The sender is the client's account. */
export function prepare<Result>(context: Context, plan: Plan<Result>): PreparedTransaction<Result> {
  const { title, address, abi, functionName, args = [], value = 0n, watches = [] } = plan
  const data: Hex = encodeFunctionData({ abi, functionName, args })
  const main: Call = { title, to: address, data, value }
  const steps = async () => [...(await missingAllowances(context, plan.allowances ?? [])), main]
  return {
    title,
    to: address,
    data,
    value,
    async describe() {
      const from = senderOf(context).account.address
      const calls = await steps()
      const outcome = await simulateCalls(context, from, calls, watches)
      const gas = outcome.gas.reduce((sum, used) => sum + used, 0n)
      return {
        title,
        from,
        to: address,
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
        result: plan.result(outcome.logs),
      }
    },
    async simulate() {
      const outcome = await simulateCalls(context, senderOf(context).account.address, await steps())
      return plan.result(outcome.logs)
    },
    async send() {
      const sent = await sendCalls(context, await steps())
      return { ...sent, result: plan.result(sent.logs) }
    },
  }
}

async function missingAllowances(context: Context, allowances: readonly Allowance[]): Promise<Call[]> {
  const owner = senderOf(context).account.address
  const found = await Promise.all(
    allowances.map(({ token, spender }) =>
      context.reader.readContract({
        address: token,
        abi: erc20Abi,
        functionName: 'allowance',
        args: [owner, spender],
      }),
    ),
  )
  return allowances
    .filter(({ amount }, index) => found[index]! < amount)
    .map(({ token, spender, amount, symbol, decimals }) => ({
      title: `Allow ${spender} to take ${formatAmount(amount, decimals)} ${symbol}`,
      to: token,
      data: encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, amount] }),
      value: 0n,
    }))
}
