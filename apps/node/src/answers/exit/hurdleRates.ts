import { feedList } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import { finnertyDiscount, type HurdleRates, trancheRates, unpackCurve } from '@specie/quant'
import type { Address } from 'viem'
import { poolShares } from './poolShares.ts'
import type { Reading } from './Reading.ts'

/**
 * What a provider's return is measured by where nobody has set anything else: volatility of the capital while it is
 * locked, default and loss rates of a year, how strongly loans' fates hang together, and the return on capital above the
 * risk-free rate. See docs/exits.md.
 */
export const PROVIDER_ASSUMPTIONS = {
  volatility: 0.08,
  pd: 0.02,
  lgd: 0.4,
  correlation: 0.2,
  capitalReturn: 0.1,
  /** Without any curve on the chain. */
  riskFree: 0.04,
} as const

const YEAR = 365 * 86_400

/**
 * Hurdle of providing for some pools: the one-year rate of the newest curve feed, Finnerty's discount for the time that
 * the capital is locked, and by share the expected loss and the capital of its place in the pool.
 * @param locked seconds between the wish to leave and the cash
 */
export async function hurdleRates(
  services: Reading,
  pools: readonly Address[],
  locked: number,
  block: BlockReference,
): Promise<HurdleRates> {
  const [riskFree, shares] = await Promise.all([
    riskFreeRate(services, block),
    Promise.all(pools.map((pool) => shareRates(services, pool, block))),
  ])
  const { volatility } = PROVIDER_ASSUMPTIONS
  const illiquidity = -Math.log1p(-finnertyDiscount(volatility, locked / YEAR))
  return { riskFree, illiquidity, shares: Object.assign({}, ...shares) }
}

/** Mean forward of the first year of the newest curve. */
async function riskFreeRate({ database }: Reading, block: BlockReference): Promise<number> {
  const feeds = await feedList(database.db, { atBlock: block.number })
  const curve = feeds.find(({ kind, data }) => kind === 'curve' && data !== null)
  const [first] = curve === undefined ? [] : unpackCurve(BigInt(curve.data!)).forwards
  return first === undefined ? PROVIDER_ASSUMPTIONS.riskFree : Math.max(0, first / 1e7)
}

/** Shares stand on each other in the order of their tranches, by what they are worth. */
async function shareRates(services: Reading, pool: Address, block: BlockReference) {
  const { shares } = await poolShares(services, pool, block)
  const values = shares.map(({ state }) => Number(state.supply * (state.bid ?? 10n ** 18n)) / 1e18)
  const total = values.reduce((sum, value) => sum + value, 0)
  let detachment = 1
  const rates: Record<string, { expectedLoss: number; capitalCharge: number }> = {}
  for (const [n, { address }] of shares.entries()) {
    const attachment = Math.max(0, detachment - (total === 0 ? 0 : values[n]! / total))
    if (detachment > attachment) {
      const place = { attachment, detachment }
      rates[address.toLowerCase()] = trancheRates({ ...PROVIDER_ASSUMPTIONS, ...place })
    }
    detachment = attachment
  }
  return rates
}
