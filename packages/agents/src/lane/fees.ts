import type { Lane } from './Lane.ts'

/** What a transaction offers, wei a unit of gas. */
export interface Fees {
  readonly maxFee: bigint
  readonly priorityFee: bigint
}

/** Nodes take a second transaction of the same nonce only for a tenth more; an eighth is safe. */
const RAISE = 9n
const RAISE_OF = 8n

/** Present fees; undefined when they are above the cap. */
export async function presentFees({ client, sending }: Lane): Promise<Fees | undefined> {
  const { maxFeePerGas, maxPriorityFeePerGas } = await client.context.reader.estimateFeesPerGas()
  if (maxFeePerGas > sending.feeCap) return undefined
  return { maxFee: maxFeePerGas, priorityFee: maxPriorityFeePerGas }
}

/** Fees that replace those offered before, at least the present ones; undefined when that is above the cap. */
export async function raisedFees(lane: Lane, before: Fees): Promise<Fees | undefined> {
  const present = await presentFees(lane)
  if (present === undefined) return undefined
  const raised = (amount: bigint) => (amount * RAISE) / RAISE_OF + 1n
  const larger = (a: bigint, b: bigint) => (a > b ? a : b)
  const maxFee = larger(present.maxFee, raised(before.maxFee))
  const priorityFee = larger(present.priorityFee, raised(before.priorityFee))
  return maxFee > lane.sending.feeCap ? undefined : { maxFee, priorityFee }
}
