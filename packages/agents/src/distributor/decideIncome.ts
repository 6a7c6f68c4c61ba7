import { abis, type PoolReading } from '@specie/protocol'
import { formatAmount } from '@specie/units'
import type { Address } from 'viem'
import type { Decision, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'

const DAY = 86_400n
/** Claims of one intent. */
const MOST_CLAIMS = 25

/** Income that holders of distributing shares have left with the share for long after a collection is paid to them. */
export async function decideIncome(world: World, pool: PoolReading): Promise<Decision[]> {
  const { context } = world.client
  const { since } = await context.reader.readContract({
    address: pool.address,
    abi: abis.Pool,
    functionName: 'book',
  })
  const days = BigInt(Math.round(numberSetting(world.settings, 'incomeDays', 20)))
  if (pool.period === 0 || world.head.timestamp < BigInt(since) + days * DAY) return []
  const decisions: Decision[] = []
  for (const { share, distributing } of pool.tranches) {
    if (!distributing) continue
    const decision = await claims(world, pool, share, since)
    if (decision !== undefined) decisions.push(decision)
  }
  return decisions
}

async function claims(
  world: World,
  { cash }: PoolReading,
  share: PoolReading['tranches'][number]['share'],
  since: number,
): Promise<Decision | undefined> {
  const owed = await owedHolders(world, share.address, 10n ** BigInt(cash.decimals))
  if (owed.length === 0) return undefined
  const client = await world.as(world.keeper)
  const calls = []
  for (const { holder } of owed.slice(0, MOST_CLAIMS)) {
    calls.push(...(await (await client.share(share.address).claim(holder)).calls()))
  }
  const total = owed.reduce((sum, { claimable }) => sum + claimable, 0n)
  return {
    subject: share.address,
    decision: 'act',
    sentence: `${owed.length} holders of ${share.symbol} have left ${formatAmount(total, cash.decimals)} ${cash.symbol} of income unclaimed; it is paid to them.`,
    figures: { holders: owed.length, claimable: total.toString() },
    deed: {
      key: `claim:${share.address}:${since}:${owed[0]!.holder}`,
      signer: world.keeper,
      title: `Pay the income of ${share.symbol} to ${calls.length} holders`,
      calls,
    },
  }
}

/** Holders with at least so much to claim whose claim anybody may make. */
async function owedHolders(world: World, share: Address, least: bigint) {
  const { reader } = world.client.context
  const rows = await world.db
    .selectFrom('currentHolding')
    .select('wallet as holder')
    .where('token', '=', share)
    .orderBy('wallet')
    .execute()
  const found = await Promise.all(
    rows.map(async ({ holder }) => {
      const contract = { address: share, abi: abis.Share, args: [holder] } as const
      const [claimable, receiver] = await Promise.all([
        reader.readContract({ ...contract, functionName: 'claimable' }),
        reader.readContract({ ...contract, functionName: 'incomeReceiver' }),
      ])
      return { holder, claimable, own: receiver.toLowerCase() === holder.toLowerCase() }
    }),
  )
  return found.filter(({ claimable, own }) => own && claimable >= least)
}
