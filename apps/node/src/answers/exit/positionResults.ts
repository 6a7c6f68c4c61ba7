import type { ProviderResult } from '@specie/api'
import { distributions, type MarketHappening, marketRecord, marketsOf } from '@specie/ledger'
import { abis, addressOf, type BlockReference } from '@specie/protocol'
import { type MarketStep, type PositionNow, positionEvents, providerResult, withPrices } from '@specie/quant'
import { type Address, getAddress, type Hex } from 'viem'
import { tokenOf } from '../tokenOf.ts'
import { coursesOf } from './courses.ts'
import { hurdleRates } from './hurdleRates.ts'
import type { Reading } from './Reading.ts'
import { resultAnswer } from './resultAnswer.ts'
import { tickPrice } from './tickPrice.ts'

/** Shares can be taken out at any time; the capital is locked for the day in which fees would be forfeited. */
const LOCKED = 86_400

/** What each range of the market in which a wallet has ever had liquidity brought it. */
export async function positionResults(
  services: Reading,
  given: Address,
  block: BlockReference,
): Promise<ProviderResult[]> {
  const provider = given.toLowerCase() as Hex
  const shares = await marketsOf(services.database.db, provider, { atBlock: block.number })
  const found = await Promise.all(shares.map((share) => resultsIn(services, provider, share, block)))
  return found.flat()
}

async function resultsIn(
  services: Reading,
  provider: Hex,
  share: Hex,
  block: BlockReference,
): Promise<ProviderResult[]> {
  const { client, database } = services
  const [{ pool }, steps, courses, market] = await Promise.all([
    database.db.selectFrom('share').select('pool').where('share', '=', share).executeTakeFirstOrThrow(),
    stepsOf(services, share, block),
    coursesOf(services, [share], block),
    client.market.read(getAddress(share), block.number),
  ])
  const rates = await hurdleRates(services, [getAddress(pool)], LOCKED, block)
  const until = Number(block.timestamp)
  const ranges = new Map(
    steps.flatMap((step) =>
      step.kind === 'liquidity' && step.provider === provider
        ? [[`${step.lowerTick} ${step.upperTick}`, step] as const]
        : [],
    ),
  )
  return Promise.all(
    [...ranges.values()].map(async ({ lowerTick, upperTick }) => {
      const key = { provider, lowerTick, upperTick }
      const own = stepsFor(steps, key)
      const now = await positionNow(services, getAddress(share), key, block)
      const events = positionEvents(share, key, own, now, until)
      const head = {
        kind: 'market' as const,
        wallet: getAddress(provider),
        cash: await tokenOf(client, market.cash),
        share: await tokenOf(client, market.share),
        pool: getAddress(pool),
        range: { lower: tickPrice(lowerTick), upper: tickPrice(upperTick) },
      }
      return resultAnswer(
        head,
        providerResult(withPrices(events, courses, until), rates, false, until),
        until,
      )
    }),
  )
}

type Key = { readonly provider: Hex; readonly lowerTick: number; readonly upperTick: number }

/** Income is paid range by range, and the event does not say which: it belongs to the change that follows it. */
function stepsFor(steps: readonly MarketStep[], key: Key): MarketStep[] {
  return steps.filter((step, n) => {
    if (step.kind !== 'paid') return true
    const next = steps.slice(n + 1).find((one) => one.kind === 'liquidity')
    return next === undefined || next.kind !== 'liquidity' || next.provider !== key.provider
      ? true
      : next.lowerTick === key.lowerTick && next.upperTick === key.upperTick
  })
}

async function stepsOf(
  { database }: Reading,
  share: Hex,
  block: BlockReference,
): Promise<readonly MarketStep[]> {
  const at = { atBlock: block.number }
  const [record, paid] = await Promise.all([
    marketRecord(database.db, share, at),
    distributions(database.db, share, at),
  ])
  type Placed = MarketStep & { readonly blockNumber: bigint; readonly logIndex: number }
  const incomes = paid.map(
    ({ amount, supply, time, blockNumber, logIndex }): Placed => ({
      ...{ kind: 'distribution', amount, supply, time: Number(time), blockNumber, logIndex },
    }),
  )
  const happened = record.flatMap((one): Placed[] => {
    const step = stepOf(one)
    return step === undefined ? [] : [{ ...step, blockNumber: one.blockNumber, logIndex: one.logIndex }]
  })
  return [...happened, ...incomes].sort(
    (a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex,
  )
}

function stepOf(one: MarketHappening): MarketStep | undefined {
  const time = Number(one.time)
  if (one.kind === 'trade') return { ...one, time, side: one.side as 'sold' | 'bought' }
  if (one.kind === 'liquidity') return { ...one, time }
  if (one.cause !== 'paid' || one.provider === null) return undefined
  return { time, kind: 'paid', provider: one.provider, cash: one.cash }
}

/** What a range has at the block. Fees come out of a rehearsed withdrawal of nothing; those not settled are not its own. */
async function positionNow(
  { client }: Reading,
  share: Address,
  { provider, lowerTick, upperTick }: Key,
  block: BlockReference,
): Promise<PositionNow> {
  const owner = getAddress(provider)
  const range = { share, provider: owner, lower: lowerTick, upper: upperTick }
  const position = await client.market.position(range, block.number)
  const { shares, cash, income } = position
  if (position.liquidity === 0n) return { shares, cash, feeShares: 0n, feeCash: 0n, income }
  const fees = await client.context.reader
    .simulateContract({
      address: addressOf(client.context, 'Market'),
      abi: abis.Market,
      functionName: 'withdraw',
      args: [share, owner, lowerTick, upperTick, 0n, 0n, 0n, owner],
      account: owner,
      blockNumber: block.number,
    })
    .then(({ result: [feeShares, feeCash] }) => ({ feeShares, feeCash }))
    // A provider that may not act now (lost, frozen) has what the index counts.
    .catch(() => ({ feeShares: 0n, feeCash: 0n }))
  return { shares, cash, ...fees, income }
}
