import { requireNumber } from '@specie/units'
import { YEAR } from '../../fixed/wad.ts'
import {
  accountAfter,
  FINE,
  openAccount,
  ownParts,
  ownValue,
  type ProviderAccount,
} from './ProviderAccount.ts'
import type { ProviderEvent, ResultSource } from './ProviderEvent.ts'
import { wholeLines } from './wholeLines.ts'

/** What providing has to bring, per year. The first two are of all capital, the others of what is held as shares. */
export interface HurdleRates {
  readonly riskFree: number
  readonly illiquidity: number
  /** By share; a share that is not named is charged nothing. */
  readonly shares: Readonly<Record<string, { readonly expectedLoss: number; readonly capitalCharge: number }>>
}

export type HurdleSource = 'riskFree' | 'illiquidity' | 'expectedLoss' | 'capitalCharge'

/** How a provider stood at one time. Cash units. */
export interface ResultPoint {
  readonly time: number
  readonly value: bigint
  readonly result: bigint
  readonly hurdle: bigint
}

/** What providing brought, where from, and what it had to bring. Cash units. */
export interface ProviderResult {
  readonly contributed: bigint
  readonly withdrawn: bigint
  readonly closing: bigint
  /** closing + withdrawn − contributed */
  readonly result: bigint
  /** They add up to the result. */
  readonly lines: readonly { readonly source: ResultSource; readonly amount: bigint }[]
  /** Capital over the time that there was any, that time in years, and the part of both that lay as cash. */
  readonly average: bigint
  readonly years: number
  readonly idle: number
  /** Result before expected loss, a year, of the average capital; undefined: less than a day. */
  readonly earned: number | undefined
  readonly hurdle: {
    readonly rate: number
    readonly amount: bigint
    /** They add up to the amount. */
    readonly parts: readonly {
      readonly source: HurdleSource
      readonly rate: number
      readonly amount: bigint
    }[]
  }
  /** Of the hurdle, what idle cash is charged. */
  readonly idleCost: bigint
  /** Result before expected loss, less the hurdle. */
  readonly excess: bigint
  readonly points: readonly ResultPoint[]
}

/** Sums of worth times seconds, cash units. */
interface Exposure {
  readonly capital: bigint
  readonly idle: bigint
  readonly seconds: number
  readonly shares: ReadonlyMap<string, bigint>
}

/**
 * A provider's result, split by its sources, beside its hurdle: risk-free rate + illiquidity premium + expected loss +
 * capital charge (see `requiredReturn`). The split is exact: every change of the account's worth at the bid goes to
 * one line, and lines are rounded so that they add up to the unit. Carry is shown before what the holder is paid for
 * losing on average; that part stands as expected loss below it, and is charged in the hurdle too, so the excess
 * compares the result before expected loss.
 *
 * @param events in order of time; those before the provider's first count only for prices and parts
 * @param common whether the account is shared by parts (a reserve), or all the provider's own (a range, a quote)
 * @param until unix seconds at which the result is drawn; prices must have been given up to it
 * @throws ArgumentError naming a rate that cannot be right
 */
export function providerResult(
  events: readonly ProviderEvent[],
  rates: HurdleRates,
  common: boolean,
  until: number,
): ProviderResult {
  requireRates(rates)
  let account = openAccount(common)
  let exposure: Exposure = { capital: 0n, idle: 0n, seconds: 0, shares: new Map() }
  let time = events[0]?.time ?? until
  const points: ResultPoint[] = []
  for (const [n, event] of events.entries()) {
    exposure = exposed(exposure, account, event.time - time)
    time = event.time
    account = accountAfter(account, event)
    if (events[n + 1]?.time !== time && touched(account)) {
      points.push(pointOf(time, account, hurdleOf(exposure, rates).amount))
    }
  }
  exposure = exposed(exposure, account, until - time)
  if (touched(account) && points.at(-1)?.time !== until) {
    points.push(pointOf(until, account, hurdleOf(exposure, rates).amount))
  }
  return drawn(account, exposure, rates, points)
}

function requireRates(rates: HurdleRates): void {
  requireNumber('riskFree', rates.riskFree, -1, 10)
  requireNumber('illiquidity', rates.illiquidity, 0, 10)
  for (const { expectedLoss, capitalCharge } of Object.values(rates.shares)) {
    requireNumber('expectedLoss', expectedLoss, 0, 10)
    requireNumber('capitalCharge', capitalCharge, 0, 10)
  }
}

function touched({ contributed, withdrawn }: ProviderAccount): boolean {
  return contributed !== 0n || withdrawn !== 0n
}

function exposed(before: Exposure, account: ProviderAccount, seconds: number): Exposure {
  const value = ownValue(account)
  if (seconds <= 0 || value <= 0n) return before
  const own = ownParts(account)
  const during = BigInt(seconds)
  const shares = new Map(before.shares)
  for (const [share, worth] of own.shares) {
    shares.set(share, (shares.get(share) ?? 0n) + (worth * during) / FINE)
  }
  return {
    capital: before.capital + (value * during) / FINE,
    idle: before.idle + (own.cash * during) / FINE,
    seconds: before.seconds + seconds,
    shares,
  }
}

/** A rate a year on a sum of worth times seconds, cash units, rounded to the nearest. */
function charge(rate: number, exposure: bigint): bigint {
  return BigInt(Math.round((rate * Number(exposure)) / Number(YEAR)))
}

function hurdleOf(exposure: Exposure, rates: HurdleRates) {
  const onShares = (kind: 'expectedLoss' | 'capitalCharge') =>
    [...exposure.shares].reduce(
      (sum, [share, during]) => sum + charge(rates.shares[share]?.[kind] ?? 0, during),
      0n,
    )
  const amounts = {
    riskFree: charge(rates.riskFree, exposure.capital),
    illiquidity: charge(rates.illiquidity, exposure.capital),
    expectedLoss: onShares('expectedLoss'),
    capitalCharge: onShares('capitalCharge'),
  }
  const rateOf = (amount: bigint) => perYear(amount, exposure) ?? 0
  const parts = (Object.keys(amounts) as HurdleSource[]).map((source) => {
    return { source, rate: rateOf(amounts[source]), amount: amounts[source] }
  })
  const amount = parts.reduce((sum, part) => sum + part.amount, 0n)
  return { rate: rateOf(amount), amount, parts }
}

function perYear(amount: bigint, { capital }: Exposure): number | undefined {
  return capital === 0n ? undefined : (Number(amount) * Number(YEAR)) / Number(capital)
}

function pointOf(time: number, account: ProviderAccount, hurdle: bigint): ResultPoint {
  const value = ownValue(account) / FINE
  return { time, value, result: value + account.withdrawn / FINE - account.contributed / FINE, hurdle }
}

const DAY = 86_400

function drawn(
  account: ProviderAccount,
  exposure: Exposure,
  rates: HurdleRates,
  points: readonly ResultPoint[],
): ProviderResult {
  const contributed = account.contributed / FINE
  const withdrawn = account.withdrawn / FINE
  const closing = ownValue(account) / FINE
  const result = closing + withdrawn - contributed
  const hurdle = hurdleOf(exposure, rates)
  const expected = hurdle.parts.find(({ source }) => source === 'expectedLoss')!.amount
  const idle = exposure.capital === 0n ? 0 : Number(exposure.idle) / Number(exposure.capital)
  const long = exposure.seconds >= DAY
  return {
    contributed,
    withdrawn,
    closing,
    result,
    lines: wholeLines(account.lines, expected, result),
    average: exposure.seconds === 0 ? 0n : exposure.capital / BigInt(exposure.seconds),
    years: exposure.seconds / Number(YEAR),
    idle: Math.min(1, Math.max(0, idle)),
    earned: long ? perYear(result + expected, exposure) : undefined,
    hurdle,
    idleCost: charge(rates.riskFree + rates.illiquidity, exposure.idle),
    excess: result + expected - hurdle.amount,
    points,
  }
}
