import { SpecieError } from '@specie/units'
import { type Address, encodeFunctionData, erc20Abi, type Hex } from 'viem'
import type { Context } from '../context.ts'
import type { Token } from '../read/readToken.ts'
import { senderOf } from '../senderOf.ts'
import { amountText } from './amountText.ts'
import { previewCalls } from './previewCalls.ts'
import { sendCalls } from './sendCalls.ts'
import { simulateCalls } from './simulateCalls.ts'
import type { Call, EventLog, PreparedTransaction } from './types.ts'
import type { Watch } from './watch.ts'

/** Cash or shares that a contract takes from the sender in the transaction. */
export interface Allowance {
  readonly token: Token
  readonly spender: Address
  readonly amount: bigint
}

/** Everything that makes a prepared transaction. */
export interface Plan<Result> {
  readonly title: string
  readonly address: Address
  readonly data: Hex
  readonly value?: bigint
  /** Cash in which a refusal's amounts are written. */
  readonly unit?: Token
  readonly allowances?: readonly Allowance[]
  readonly watches?: readonly Watch[]
  /** Reads the result off what the message emitted. */
  result(logs: readonly EventLog[]): Result
}

/** Builds a transaction without sending it. It will come from the client's account. */
export function prepare<Result>(context: Context, plan: Plan<Result>): PreparedTransaction<Result> {
  const { title, address, data, value = 0n, watches = [] } = plan
  const main: Call = { title, to: address, data, value, unit: plan.unit }
  const steps = async () => [...(await missingAllowances(context, plan.allowances ?? [])), main]
  return {
    title,
    to: address,
    data,
    value,
    calls: steps,
    async describe() {
      const { logs, ...preview } = await previewCalls(context, title, await steps(), watches)
      return { ...preview, result: plan.result(logs) }
    },
    async simulate() {
      const outcome = await simulateCalls(context, senderOf(context).account.address, await steps())
      return plan.result(outcome.logs)
    },
    async send() {
      const calls = await steps()
      if (calls.length > 1) await rehearse(context, calls)
      const sent = await sendCalls(context, calls)
      return { ...sent, result: plan.result(sent.logs) }
    },
  }
}

/** Nothing is sent by half: an allowance goes out only if what it is for would go through after it. */
async function rehearse(context: Context, calls: readonly Call[]): Promise<void> {
  try {
    await simulateCalls(context, senderOf(context).account.address, calls)
  } catch (error) {
    // A node that cannot rehearse does not keep anybody from sending.
    if (!(error instanceof SpecieError && error.code === 'chain.method')) throw error
  }
}

async function missingAllowances(context: Context, allowances: readonly Allowance[]): Promise<Call[]> {
  const owner = senderOf(context).account.address
  const found = await Promise.all(
    allowances.map(({ token, spender }) =>
      context.reader.readContract({
        address: token.address,
        abi: erc20Abi,
        functionName: 'allowance',
        args: [owner, spender],
      }),
    ),
  )
  return allowances
    .filter(({ amount }, index) => found[index]! < amount)
    .map(({ token, spender, amount }) => ({
      title: `Allow ${spender} to take ${amountText(amount, token)}`,
      to: token.address,
      data: encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, amount] }),
      value: 0n,
    }))
}
