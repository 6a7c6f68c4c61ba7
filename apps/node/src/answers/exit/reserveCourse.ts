import type { ReserveFigures } from '@specie/api'
import { type ReserveHappening, reserveRecord } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import type { MarkCourse } from '@specie/quant'
import type { Services } from '../../Services.ts'
import { coursesOf } from './courses.ts'

/** Most points of the course. */
const POINTS = 240

interface Books {
  readonly funds: bigint
  readonly parts: bigint
  readonly cost: bigint
  readonly held: ReadonlyMap<string, bigint>
}

/**
 * Funds, inventory and what a whole unit of the reserve's token is worth at the bid, after each change. Income that was
 * distributed and not fetched yet is not counted.
 */
export async function reserveCourse(
  services: Services,
  range: { readonly from?: bigint | undefined; readonly to?: bigint | undefined },
  block: BlockReference,
): Promise<ReserveFigures['history']> {
  const { db } = services.database
  const [record, versions, costs, { reserve }] = await Promise.all([
    reserveRecord(db, undefined, { atBlock: block.number }),
    db
      .selectFrom('reserveVersion')
      .select(['blockNumber', 'logIndex', 'funds'])
      .where('blockNumber', '<=', block.number)
      .execute(),
    db
      .selectFrom('deskInventoryVersion')
      .select(['blockNumber', 'logIndex', 'share', 'cost'])
      .where('blockNumber', '<=', block.number)
      .execute(),
    services.client.reserve.read(undefined, block.number),
  ])
  const shares = [...new Set(costs.map(({ share }) => share))]
  const courses = await coursesOf(services, shares, block)
  const steps = [...record, ...versions, ...costs].sort(
    (a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex,
  )
  const whole = 10n ** BigInt(reserve.decimals)
  let books: Books = { funds: 0n, parts: 0n, cost: 0n, held: new Map() }
  const costOf = new Map<string, bigint>()
  const points: ReserveFigures['history'] = []
  let time = 0
  for (const [n, step] of steps.entries()) {
    books = after(books, step, costOf)
    if ('time' in step) time = Number(step.time)
    if (steps[n + 1]?.blockNumber === step.blockNumber || time === 0) continue
    if (BigInt(time) < (range.from ?? 0n) || (range.to !== undefined && BigInt(time) >= range.to)) continue
    points.push({ time, block: Number(step.blockNumber), ...figuresOf(books, courses, time, whole) })
  }
  const every = Math.ceil(points.length / POINTS)
  return points.filter((_, n) => n % every === 0 || n === points.length - 1)
}

type Step =
  | ReserveHappening
  | { readonly blockNumber: bigint; readonly logIndex: number; readonly funds: bigint }
  | { readonly blockNumber: bigint; readonly logIndex: number; readonly share: string; readonly cost: bigint }

function after(books: Books, step: Step, costOf: Map<string, bigint>): Books {
  if ('funds' in step) return { ...books, funds: step.funds }
  if ('cost' in step) {
    costOf.set(step.share, step.cost)
    return { ...books, cost: [...costOf.values()].reduce((sum, cost) => sum + cost, 0n) }
  }
  if (step.kind === 'issue') return { ...books, parts: books.parts + step.parts }
  if (step.kind !== 'sold' && step.kind !== 'bought' && step.kind !== 'settlement') return books
  const shares = step.kind === 'sold' ? step.shares : -step.shares
  const held = new Map(books.held).set(step.share, (books.held.get(step.share) ?? 0n) + shares)
  return { ...books, held }
}

function figuresOf(
  { funds, parts, cost, held }: Books,
  courses: ReadonlyMap<string, MarkCourse>,
  time: number,
  whole: bigint,
) {
  let inventory = 0n
  for (const [share, amount] of held) {
    inventory += (amount * (courses.get(share)?.at(time)?.bid ?? 0n)) / 10n ** 18n
  }
  const value = funds - cost + inventory
  return {
    funds: String(funds),
    inventory: String(inventory),
    utilisation: funds === 0n ? 0 : Number(cost) / Number(funds),
    tokenValue: String(parts === 0n ? 0n : (value * whole) / parts),
  }
}
