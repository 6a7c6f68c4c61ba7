import { abis, type PoolReading } from '@specie/protocol'
import { formatAmount } from '@specie/units'
import type { Decision, World } from '../frame/Agent.ts'
import { deedOf } from './deedOf.ts'

/** The desk's inventory: its income is claimed, and what its pool pays out is handed in. */
export async function decideDesk(world: World, pools: readonly PoolReading[]): Promise<Decision[]> {
  const desk = await world.client.desk.read()
  const client = await world.as(world.keeper)
  const decisions: Decision[] = []
  for (const { share, held } of desk.listings) {
    const pool = pools.find(({ tranches }) =>
      tranches.some((tranche) => tranche.share.address === share.address),
    )
    if (pool === undefined) continue
    const { decimals, symbol } = pool.cash
    const act = async (what: 'harvest' | 'settle', amount: bigint, sentence: string): Promise<Decision> => ({
      subject: share.address,
      decision: 'act',
      sentence,
      figures: { amount: amount.toString() },
      deed: await deedOf(
        `${what}:${share.address}:${pool.period}:${amount}`,
        world.keeper,
        await client.desk.tend(share.address, what),
      ),
    })
    if (held > 0n && paysOut(pool, share.address)) {
      const sentence = `The pool of ${share.symbol} pays out: the desk hands its ${formatAmount(held, share.decimals)} in.`
      decisions.push(await act('settle', held, sentence))
      continue
    }
    const income = await world.client.context.reader.readContract({
      address: share.address,
      abi: abis.Share,
      functionName: 'claimable',
      args: [desk.address],
    })
    if (income < 10n ** BigInt(decimals)) continue
    const sentence = `The desk's ${share.symbol} has earned ${formatAmount(income, decimals)} ${symbol}.`
    decisions.push(await act('harvest', income, sentence))
  }
  return decisions
}

/** Closed, or a tranche before the residual whose claims are paid in full. */
function paysOut({ state, tranches }: PoolReading, share: string): boolean {
  if (state === 'closed') return true
  if (state !== 'active' && state !== 'windingDown') return false
  const index = tranches.findIndex((tranche) => tranche.share.address === share)
  const { principal, accrued } = tranches[index]!
  return index < tranches.length - 1 && principal + accrued === 0n
}
