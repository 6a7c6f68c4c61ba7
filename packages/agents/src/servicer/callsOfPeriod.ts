import { type Call, explainError, type PoolReading } from '@specie/protocol'
import type { PreparedPeriod } from '@specie/servicing'
import { formatAmount, SpecieError } from '@specie/units'
import { erc20Abi } from 'viem'
import type { World } from '../frame/Agent.ts'

/**
 * The messages that report and pay a period as the servicer: on a local chain the dollars that it lacks, the allowance,
 * the collection.
 * @throws SpecieError `agent.cash` when the servicer's account has too little cash
 */
export async function callsOfPeriod(
  world: World,
  { address, cash, servicer }: PoolReading,
  period: PreparedPeriod,
): Promise<Call[]> {
  const client = await world.as(servicer)
  const balance = await client.context.reader
    .readContract({ address: cash.address, abi: erc20Abi, functionName: 'balanceOf', args: [servicer] })
    .catch(explainError)
  const lacks = period.cash - balance
  const collect = await client.pool(address).collect(period.collection)
  if (lacks <= 0n) return [...(await collect.calls())]
  const dollar = client.context.deployment.contracts.LocalDollar
  if (world.local && dollar?.address.toLowerCase() === cash.address.toLowerCase()) {
    const mint = await client.cash.mintLocalDollars(servicer, lacks)
    return [...(await mint.calls()), ...(await collect.calls())]
  }
  const text = (amount: bigint) => `${formatAmount(amount, cash.decimals)} ${cash.symbol}`
  throw new SpecieError({
    code: 'agent.cash',
    message: `The servicer’s account ${servicer} lacks ${text(lacks)} of the ${text(period.cash)} that period ${period.period} pays`,
    remedy: 'send the cash collected from the borrowers to that account',
  })
}
