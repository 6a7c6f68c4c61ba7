import { formatAmount } from '@specie/units'
import { deedOf } from '../distributor/deedOf.ts'
import type { Decision, World } from '../frame/Agent.ts'
import type { Stand } from './Stand.ts'

/** The pay of an epoch that is over, and the income of the shares in the book; undefined where nothing is owed. */
export async function decidePay(world: World, stand: Stand): Promise<Decision | undefined> {
  const { share, maker, makers, reading } = stand
  const { duty, epoch, block } = makers
  if (duty !== undefined && epoch.number > 0n) {
    const last = epoch.number - 1n
    const record = await world.client.makers.record(share, maker, last, block.number)
    if (record.met > 0 && !record.claimed && record.presence * 1e4 >= duty.presence) {
      const client = await world.as(world.keeper)
      return {
        subject: share,
        decision: 'act',
        sentence: `The duty of epoch ${last} was met in ${record.met} of ${record.samples} samples: its pay is fetched.`,
        figures: { ...worthOf(stand), met: record.met, samples: record.samples },
        deed: await deedOf(
          `makerPay:${share}:${maker}:${last}`,
          world.keeper,
          await client.makers.claim(share, last, maker),
        ),
      }
    }
  }
  const { cash, income } = reading
  if (income < 10n ** BigInt(cash.decimals)) return undefined
  const client = await world.as(maker)
  return {
    subject: share,
    decision: 'act',
    sentence: `The shares in the book have earned ${formatAmount(income, cash.decimals)} ${cash.symbol}.`,
    figures: { ...worthOf(stand), income: income.toString() },
    deed: await deedOf(`quoteIncome:${share}:${maker}:${income}`, maker, await client.quotes.collect(share)),
  }
}

/** The figure that the loss of a day is measured from. */
function worthOf({ worth }: Stand): { readonly worth: string } {
  return { worth: worth.toString() }
}
