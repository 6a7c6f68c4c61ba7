import type { MakerRecord, ShareMakers } from '@specie/api'
import type { MakerSampleRow } from '@specie/ledger'
import type { BlockReference, MakersReading, SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { type Address, getAddress, type Hex, isAddressEqual } from 'viem'
import type { Services } from '../../Services.ts'
import { type PoolShare, poolShares } from './poolShares.ts'

/** Samples that are shown, newest first. */
const SAMPLES = 200

/** Duty and record of the makers of each of a pool's shares; shares without a duty and without makers are left out. */
export async function makersAnswer(
  services: Services,
  pool: Address,
  block: BlockReference,
): Promise<ShareMakers[]> {
  const { shares, cash } = await poolShares(services, pool, block)
  const answers = await Promise.all(
    shares.map(async (share) => {
      const reading = await readMakers(services.client, share.address, block)
      if (reading === undefined || (reading.duty === undefined && reading.makers.length === 0)) return []
      const samples = await samplesOf(services, share.address, block)
      const { duty, pot } = reading
      return [
        {
          share: share.token,
          cash,
          duty:
            duty === undefined
              ? null
              : {
                  spread: duty.spread / 1e5,
                  depthShares: sharesFor(duty.depth, share),
                  depthCash: String(duty.depth),
                  presence: duty.presence / 1e4,
                  epochSeconds: reading.epoch.ends - reading.epoch.begins,
                },
          pot: String(pot),
          makers: await Promise.all(
            reading.makers.map((maker) => recordOf(services, share, reading, maker, samples, block)),
          ),
          samples: samples.slice(0, SAMPLES).map((sample) => ({
            time: Number(sample.time),
            block: Number(sample.blockNumber),
            wallet: getAddress(sample.maker),
            kept: sample.met,
            shares: sharesFor(sample.sells, share),
            cash: String(sample.buys),
            transaction: sample.transaction,
          })),
        },
      ]
    }),
  )
  return answers.flat()
}

async function readMakers(
  client: SpecieClient,
  share: Address,
  block: BlockReference,
): Promise<MakersReading | undefined> {
  try {
    return await client.makers.read(share, block.number)
  } catch (error) {
    if (error instanceof SpecieError && error.code === 'deployment.incomplete') return undefined
    throw error
  }
}

type Sample = MakerSampleRow & { readonly time: bigint; readonly transaction: Hex }

function samplesOf({ database }: Services, share: Address, block: BlockReference): Promise<Sample[]> {
  return database.db
    .selectFrom('makerSample')
    .innerJoin('log', (join) =>
      join
        .onRef('log.blockNumber', '=', 'makerSample.blockNumber')
        .onRef('log.logIndex', '=', 'makerSample.logIndex'),
    )
    .innerJoin('block', 'block.number', 'makerSample.blockNumber')
    .selectAll('makerSample')
    .select(['block.timestamp as time', 'log.transactionHash as transaction'])
    .where('share', '=', share.toLowerCase() as Hex)
    .where('makerSample.blockNumber', '<=', block.number)
    .orderBy('makerSample.blockNumber', 'desc')
    .orderBy('makerSample.logIndex', 'desc')
    .execute()
}

async function recordOf(
  services: Services,
  share: PoolShare,
  reading: MakersReading,
  maker: MakersReading['makers'][number],
  samples: readonly Sample[],
  block: BlockReference,
): Promise<MakerRecord> {
  const { database, client } = services
  const own = samples.filter((sample) => isAddressEqual(sample.maker, maker.maker))
  const [since, paid, quote] = await Promise.all([
    sinceOf(services, share.address, maker.maker, block),
    database.db
      .selectFrom('makerPayment')
      .select('cash')
      .where('share', '=', share.address.toLowerCase() as Hex)
      .where('maker', '=', maker.maker.toLowerCase() as Hex)
      .where('blockNumber', '<=', block.number)
      .execute(),
    client.quotes.list(share.address, block.number),
  ])
  const resting = quote.find((one) => isAddressEqual(one.maker, maker.maker))
  const met = own.filter(({ met }) => met).length
  return {
    wallet: maker.maker,
    since,
    samples: own.length,
    kept: met,
    presence: own.length === 0 ? null : met / own.length,
    paid: String(paid.reduce((sum, { cash }) => sum + cash, 0n)),
    claimable: String(maker.claimed ? 0n : (maker.reward ?? 0n)),
    quote:
      resting === undefined
        ? null
        : {
            cash: String(resting.quote.cash),
            shares: String(resting.quote.shares),
            below: Number(resting.quote.below) / 1e5,
            above: Number(resting.quote.above) / 1e5,
            open: Number(resting.quote.end) > Number(reading.block.timestamp),
          },
  }
}

async function sinceOf(
  { database }: Services,
  share: Address,
  maker: Address,
  block: BlockReference,
): Promise<number> {
  const row = await database.db
    .selectFrom('makerEvent')
    .innerJoin('block', 'block.number', 'blockNumber')
    .select('timestamp')
    .where('share', '=', share.toLowerCase() as Hex)
    .where('maker', '=', maker.toLowerCase() as Hex)
    .where('kind', '=', 'designated')
    .where('blockNumber', '<=', block.number)
    .orderBy('blockNumber', 'desc')
    .executeTakeFirst()
  return Number(row?.timestamp ?? 0n)
}

/** Cash units as share units at the bid. */
function sharesFor(cash: bigint, { state }: PoolShare): string {
  const price = state.bid ?? 10n ** 18n
  return String(price === 0n ? 0n : (cash * 10n ** 18n) / price)
}
