import { claimBits, documentsHash, feedName, type PoolTerms } from '@specie/protocol'
import type { Address } from 'viem'
import { type Opening, REQUIRED_CLAIMS } from './Opening.ts'

const DAY = 86_400

/**
 * The terms of a pool as the registry takes them.
 * @param value of the portfolio, cash units; tranches, minimum and bond are shares of it
 * @param cash token
 * @param now unix seconds that the raise is counted from
 */
export function openingTerms(
  opening: Omit<Opening, 'tape'>,
  value: bigint,
  cash: Address,
  now: number,
): PoolTerms {
  const part = (share: number, of: bigint) => (of * BigInt(Math.round(share * 1e9))) / 1_000_000_000n
  const tranches = opening.tranches.map(({ symbol, name, share, coupon, ratio, distributing }) => ({
    name: `${opening.name} ${name}`,
    symbol,
    coupon: Math.round(coupon * 1e9),
    ratio: Math.round(ratio * 1e9),
    maximum: part(share, value),
    distributing,
    policy: {
      required: claimBits(REQUIRED_CLAIMS),
      ...(opening.countries.length > 0 && { countries: opening.countries }),
      ...(opening.counted !== undefined && {
        counted: true,
        byCountry: opening.counted.includes('country'),
        byClass: opening.counted.includes('class'),
      }),
    },
  }))
  const room = tranches.reduce((sum, { maximum }) => sum + maximum, 0n)
  return {
    issuer: opening.issuer,
    servicer: opening.servicer,
    valuer: opening.valuer,
    cash,
    documents: documentsHash([]),
    curveFeed: feedName(opening.curveFeed),
    raiseEnds: now + opening.raiseDays * DAY,
    minimumRaise: part(opening.minimumShare, room),
    feeRate: Math.round(opening.feeRate * 1e9),
    writeDown: opening.writeDown,
    bond: part(opening.bondShare, value),
    tranches,
  }
}
