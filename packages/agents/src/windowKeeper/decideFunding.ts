import type { WindowsReading } from '@specie/protocol'
import { formatAmount } from '@specie/units'
import { erc20Abi } from 'viem'
import { deedOf } from '../distributor/deedOf.ts'
import type { Decision, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'

const WAD = 10n ** 18n

/**
 * Cash for a window whose cut-off has passed: what its orders ask for and nobody has brought, within `fundMost` (whole
 * cash units a window) and what the keeper has. Without that setting it brings nothing.
 */
export async function decideFunding(world: World, reading: WindowsReading): Promise<Decision | undefined> {
  const { share, cash, bid, next, windows, waitingWeight } = reading
  const window = windows.find(({ number }) => number === next)
  const now = world.head.timestamp
  const unit = 10n ** BigInt(cash.decimals)
  const most = BigInt(Math.trunc(numberSetting(world.settings, 'fundMost', 0))) * unit
  if (most <= 0n || window === undefined || bid === undefined) return undefined
  if (BigInt(window.cutoff) > now || BigInt(window.settles) <= now) return undefined
  const wanted = ((waitingWeight + (window.weight ?? 0n)) * bid) / WAD
  const own = await world.client.context.reader.readContract({
    address: cash.address,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [world.keeper],
  })
  const amount = [wanted - window.funded, most - window.funded, own].reduce((a, b) => (a < b ? a : b))
  if (amount < unit) return undefined
  const client = await world.as(world.keeper)
  return {
    subject: share.address,
    decision: 'act',
    sentence: `Window ${next} of ${share.symbol} asks for ${formatAmount(wanted, cash.decimals)} ${cash.symbol} and has ${formatAmount(window.funded, cash.decimals)}: ${formatAmount(amount, cash.decimals)} are brought.`,
    figures: {
      window: next,
      wanted: wanted.toString(),
      funded: window.funded.toString(),
      most: most.toString(),
    },
    deed: await deedOf(
      `fundWindow:${share.address}:${next}`,
      world.keeper,
      await client.share(share.address).windows.fund(next, amount),
    ),
  }
}
