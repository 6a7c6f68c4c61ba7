import type { Holding } from '@specie/api'
import type { HoldingFacts } from '@specie/ledger'
import { abis, addressOf, type BlockReference, type SpecieClient } from '@specie/protocol'
import { type Address, getAddress } from 'viem'
import type { Services } from '../../Services.ts'
import { commonName } from '../pool/commonName.ts'
import { tokenAnswer } from '../tokenAnswer.ts'

/** What a wallet has of a share: from the index, at the chain's price of the block. */
export async function holdingAnswer(
  services: Services,
  facts: HoldingFacts,
  block: BlockReference,
): Promise<Holding> {
  const { client } = services
  const share = getAddress(facts.share.address)
  const [bid, maxAge, poolName] = await Promise.all([
    bidOf(client, share, block),
    maxAgeOf(client),
    poolNameOf(services, getAddress(facts.pool)),
  ])
  return {
    pool: getAddress(facts.pool),
    poolName,
    poolState: facts.poolState,
    tranche: facts.tranche,
    share: tokenAnswer(facts.share),
    cash: tokenAnswer(facts.cash),
    balance: String(facts.balance),
    frozen: String(facts.walletFrozen ? facts.balance : facts.frozen),
    price: bid === undefined ? null : String(bid),
    value: bid === undefined ? null : String((facts.balance * bid) / 10n ** 18n),
    claimable: String(facts.claimable),
    cost: String(facts.cost),
    realised: String(facts.realised),
    income: String(facts.income),
    priceUntil: facts.mark === null ? null : Number(facts.mark.until + maxAge),
  }
}

/** The price that a sale gets at a block; undefined while the mark is stale, and before the first. */
async function bidOf(
  client: SpecieClient,
  share: Address,
  block: BlockReference,
): Promise<bigint | undefined> {
  const nav = { address: addressOf(client.context, 'Nav'), abi: abis.Nav, args: [share] } as const
  const { reader } = client.context
  const [fresh, bid] = await Promise.all([
    reader.readContract({ ...nav, functionName: 'fresh', blockNumber: block.number }),
    reader.readContract({ ...nav, functionName: 'bid', blockNumber: block.number }).catch(() => undefined),
  ])
  return fresh ? bid : undefined
}

const ages = new WeakMap<SpecieClient, Promise<bigint>>()

/** Seconds after a mark's horizon until it is stale; fixed in the price contract. */
export function maxAgeOf(client: SpecieClient): Promise<bigint> {
  const known = ages.get(client)
  if (known !== undefined) return known
  const made = client.context.reader.readContract({
    address: addressOf(client.context, 'Nav'),
    abi: abis.Nav,
    functionName: 'maxAge',
  })
  ages.set(client, made)
  made.catch(() => ages.delete(client))
  return made
}

const names = new WeakMap<object, Map<Address, string>>()

/** A pool's name, which follows from its shares' names and never changes. */
export async function poolNameOf({ database }: Services, pool: Address): Promise<string> {
  const known = names.get(database) ?? new Map<Address, string>()
  names.set(database, known)
  const found = known.get(pool)
  if (found !== undefined) return found
  const rows = await database.db
    .selectFrom('share')
    .leftJoin('shareTerms', 'shareTerms.share', 'share.share')
    .select(['shareTerms.name'])
    .where('share.pool', '=', pool)
    .orderBy('share.tranche')
    .execute()
  const described = rows.flatMap(({ name }) => (name === null ? [] : [name]))
  const name = commonName(described)
  // Terms of tokens are read after their blocks: of some of the names another one would be made.
  if (rows.length > 0 && described.length === rows.length) known.set(pool, name)
  return name
}
