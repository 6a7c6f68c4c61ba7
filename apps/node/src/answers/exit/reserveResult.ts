import type { ProviderResult } from '@specie/api'
import { distributions, type ReserveHappening, reserveRecord } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import {
  providerResult,
  type ReserveStep,
  type ProviderResult as Result,
  reserveEvents,
  withPrices,
} from '@specie/quant'
import { type Address, getAddress, type Hex } from 'viem'
import { tokenOf } from '../tokenOf.ts'
import { coursesOf } from './courses.ts'
import { hurdleRates } from './hurdleRates.ts'
import type { Reading } from './Reading.ts'
import { resultAnswer } from './resultAnswer.ts'

/** What providing to the reserve brought a wallet; null when it never did. */
export async function reserveResult(
  services: Reading,
  given: Address,
  block: BlockReference,
): Promise<ProviderResult | null> {
  const { client } = services
  const wallet = getAddress(given)
  const found = await reserveHistoryOf(services, wallet, block)
  if (found === undefined || found.points.length === 0) return null
  const { cash } = await client.reserve.read(undefined, block.number)
  const head = {
    kind: 'reserve' as const,
    wallet,
    cash: await tokenOf(client, cash),
    ...{ share: null, pool: null, range: null },
  }
  return resultAnswer(head, found, Number(block.timestamp))
}

/** The result of a wallet, or of all providers together. */
export async function reserveHistoryOf(
  services: Reading,
  wallet: Address | undefined,
  block: BlockReference,
): Promise<Result | undefined> {
  const { db } = services.database
  const at = { atBlock: block.number }
  const record = await reserveRecord(db, wallet?.toLowerCase() as Hex | undefined, at)
  if (record.length === 0) return undefined
  const shares = [...new Set(record.flatMap((one) => ('share' in one ? [one.share] : [])))]
  const [paid, courses, { cooldown, window }, pools] = await Promise.all([
    distributions(db, shares, at),
    coursesOf(services, shares, block),
    services.client.reserve.read(undefined, block.number),
    shares.length === 0
      ? []
      : db.selectFrom('share').select('pool').distinct().where('share', 'in', shares).execute(),
  ])
  const incomes = paid.map(({ token, amount, supply, time, blockNumber, logIndex }) => {
    return { kind: 'distribution' as const, share: token, amount, supply, time, blockNumber, logIndex }
  })
  const all = [...record, ...incomes].sort(
    (a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex,
  )
  const until = Number(block.timestamp)
  const rates = await hurdleRates(
    services,
    pools.map(({ pool }) => getAddress(pool)),
    Number(cooldown + window),
    block,
  )
  const events = reserveEvents(stepsOf(all, wallet, services.deployment))
  return providerResult(withPrices(events, courses, until), rates, true, until)
}

type Happening =
  | ReserveHappening
  | {
      readonly kind: 'distribution'
      readonly share: Hex
      readonly amount: bigint
      readonly supply: bigint
      readonly time: bigint
      readonly blockNumber: bigint
      readonly logIndex: number
    }

/** What the reserve's record says, told from one provider's side; without a wallet everybody is that provider. */
function stepsOf(
  record: readonly Happening[],
  wallet: Address | undefined,
  { contracts }: Reading['deployment'],
): ReserveStep[] {
  const me = wallet?.toLowerCase()
  const moves = createMoves()
  const steps = record.flatMap((one): ReserveStep[] => {
    const time = Number(one.time)
    const moved = moves.before(one.blockNumber)
    switch (one.kind) {
      case 'issue': {
        const mine = me === undefined || one.owner === me ? one.parts : 0n
        if (me !== undefined) moves.count(mine)
        return [...moved, { time, kind: 'issue', cash: one.cash, parts: one.parts, mine }]
      }
      case 'holding':
        moves.hold(one.balance, one.blockNumber, time)
        return moved
      case 'gain': {
        const source = GAINS.find(
          ([name]) =>
            (contracts as Record<string, { address: string } | undefined>)[name]?.address.toLowerCase() ===
            one.desk,
        )?.[1]
        return source === undefined ? moved : [...moved, { time, kind: 'gain', source, cash: one.cash }]
      }
      case 'kept':
        return [...moved, { time, kind: 'gain', source: 'incentives', cash: one.cash }]
      case 'writeDown':
        return moved
      case 'distribution': {
        const { share, amount, supply } = one
        return [...moved, { time, kind: 'distribution', share, amount, supply }]
      }
      default: {
        const { kind, share, shares, cash } = one
        return [...moved, { time, kind, share, shares, cash }]
      }
    }
  })
  return [...steps, ...moves.before(undefined)]
}

/** Gains of the reserve that no trade of the desk explains, by who books them. */
const GAINS = [
  ['Holds', 'premiums'],
  ['Idle', 'idleIncome'],
] as const

/** Parts that a wallet got or gave without a deposit or a withdrawal: balances that those of a whole block leave over. */
function createMoves() {
  let [balance, counted] = [0n, 0n]
  let [block, time] = [0n, 0]
  return {
    hold(now: bigint, at: bigint, when: number) {
      ;[balance, block, time] = [now, at, when]
    },
    count(parts: bigint) {
      counted += parts
    },
    before(next: bigint | undefined): ReserveStep[] {
      const mine = balance - counted
      if (mine === 0n || next === block || block === 0n) return []
      counted = balance
      return [{ time, kind: 'transfer', mine }]
    },
  }
}
