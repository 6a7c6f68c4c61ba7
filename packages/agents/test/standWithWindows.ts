import type { Address } from 'viem'
import { DAY, type Household } from './household.ts'

/** Opens windows of a share with a first few settlement days, the cut-off a week before each. */
export async function standWithWindows(
  house: Household,
  share: Address,
  settlements: readonly string[],
): Promise<void> {
  const [servicer, issuer] = await Promise.all([house.system.as('servicer'), house.system.as('issuer')])
  const { windows } = servicer.share(share)
  const terms = {
    notice: [0, 45, 90] as const,
    fee: [1_000, 400, 0] as const,
    swing: 1_000,
    swingAt: 20_000,
    most: 25_000,
    patience: 3,
    distributing: true,
  }
  const opened = await (await windows.open(terms)).send()
  await (await issuer.share(share).setVenue(opened.result.windows)).send()
  const times = settlements.map((date) => {
    const settles = Date.parse(`${date}T12:00:00Z`) / 1000
    return { cutoff: settles - 7 * DAY, settles }
  })
  await (await windows.publish(times)).send()
}
