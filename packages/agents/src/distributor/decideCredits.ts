import { abis, type PoolReading } from '@specie/protocol'
import { formatAmount } from '@specie/units'
import type { Decision, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'
import { deedOf } from './deedOf.ts'

/** What a pool has credited its issuer and servicer with, paid to those whose keys are at hand. */
export async function decideCredits(world: World, pool: PoolReading): Promise<Decision[]> {
  const { address, issuer, servicer, cash } = pool
  const least = BigInt(Math.round(numberSetting(world.settings, 'creditLeast', 10 ** cash.decimals)))
  const decisions: Decision[] = []
  for (const [party, role] of new Map([
    [servicer, 'servicer'],
    [issuer, 'issuer'],
  ])) {
    if (!world.signers.includes(party)) continue
    const credit = await world.client.context.reader.readContract({
      address,
      abi: abis.Pool,
      functionName: 'creditOf',
      args: [party],
    })
    if (credit < least) continue
    const prepared = await (await world.as(party)).pool(address).withdrawCredit()
    decisions.push({
      subject: address,
      decision: 'act',
      sentence: `The pool owes its ${role} ${formatAmount(credit, cash.decimals)} ${cash.symbol}.`,
      figures: { party, credit: credit.toString() },
      deed: await deedOf(`withdraw:${address}:${party}:${pool.period}:${credit}`, party, prepared),
    })
  }
  return decisions
}
