import { persona } from '@specie/protocol'
import type { Address } from 'viem'
import { DAY, type Household } from './household.ts'

const UNIT = 1_000_000n

/** Makes somebody a designated market maker of a share, with a first rule and a book behind it. */
export async function standAsMaker(
  { system }: Household,
  share: Address,
  name: Parameters<typeof persona>[0],
  book: { readonly shares: bigint; readonly cash: bigint },
): Promise<void> {
  const [governance, issuer, maker] = await Promise.all([
    system.as('governance'),
    system.as('issuer'),
    system.as(name),
  ])
  const { Quotes } = issuer.context.deployment.contracts
  await (await issuer.share(share).setVenue(Quotes!.address)).send()
  const duty = { spread: 1_000, presence: 5_000, odds: 1, least: 1, age: 0 }
  const depth = { depth: 1_000n * UNIT, budget: 50n * UNIT }
  await (await governance.makers.setDuty(share, { ...duty, ...depth })).send()
  const { address } = persona(name)
  await (await governance.makers.designate(share, address)).send()
  await (await maker.cash.mintLocalDollars(address, book.cash)).send()
  const terms = { below: 5, above: 5, skew: 0, size: 10_000, most: 20_000n * UNIT }
  const end = (await system.chain.now()) + DAY
  await (await maker.quotes.set(share, { ...terms, end })).send()
  await (await maker.quotes.deposit({ share, ...book })).send()
}
