import { abis, addressOf } from '@specie/protocol'
import type { World } from '../frame/Agent.ts'
import type { Stand } from './Stand.ts'

const DAY = 86_400n
const WAD = 10n ** 18n

/**
 * What a maker's book has lost at the NAV since the first decision that was still seen within the last day, cash units,
 * not counting what its owner put in or took out; negative: it gained. Nothing is known before the first decision.
 */
export async function lossOfDay(world: World, stand: Stand): Promise<bigint> {
  const { db, head } = world
  const first = await db
    .selectFrom('agentDecision')
    .select(['figures', 'decidedBlock'])
    .where('agent', '=', 'marketMaker')
    .where('subject', '=', stand.share)
    .where('seenAt', '>=', head.timestamp - DAY)
    .orderBy('id', 'asc')
    .limit(1)
    .executeTakeFirst()
  const worth = first?.figures.worth
  if (first === undefined || typeof worth !== 'string') return 0n
  return BigInt(worth) + (await broughtSince(world, stand, first.decidedBlock)) - stand.worth
}

/** Cash units, at the present NAV, that the owner put into the book less what it took out. */
async function broughtSince({ client, head }: World, stand: Stand, block: bigint): Promise<bigint> {
  const { reader } = client.context
  const query = {
    address: addressOf(client.context, 'Quotes'),
    abi: abis.Quotes,
    args: { share: stand.share, maker: stand.maker },
    fromBlock: block + 1n,
    toBlock: head.number,
    strict: true,
  } as const
  if (query.fromBlock > query.toBlock) return 0n
  const [deposits, withdrawals] = await Promise.all([
    reader.getContractEvents({ ...query, eventName: 'QuotesDeposited' }),
    reader.getContractEvents({ ...query, eventName: 'QuotesWithdrawn' }),
  ])
  const worth = ({ shares, cash }: { readonly shares: bigint; readonly cash: bigint }) =>
    cash + (shares * stand.reading.nav.price) / WAD
  const sum = (list: readonly { readonly args: { shares: bigint; cash: bigint } }[]) =>
    list.reduce((total, { args }) => total + worth(args), 0n)
  return sum(deposits) - sum(withdrawals)
}
