import { type ClaimName, claimBits, INVESTOR_CLASSES, type Statement } from '@specie/protocol'

/** What the KYC issuer decided about an applicant. */
export interface Verdict {
  readonly wallet: `0x${string}`
  readonly claims: readonly ClaimName[]
  /** ISO 3166-1 numeric. */
  readonly country: number
  readonly class: keyof typeof INVESTOR_CLASSES
  readonly years: number
}

const YEAR = 365 * 86_400
const DEADLINE = 30 * 86_400

/**
 * The statement that a KYC issuer signs: valid for the years from now, to be submitted within thirty days.
 * @param version present version of the wallet's identity, 0 when it has none
 * @param now unix seconds of the chain
 */
export function statementFor(verdict: Verdict, version: number, now: number): Statement {
  return {
    wallet: verdict.wallet,
    claims: claimBits(verdict.claims),
    country: verdict.country,
    class: INVESTOR_CLASSES[verdict.class],
    expiry: now + verdict.years * YEAR,
    version: version + 1,
    deadline: now + DEADLINE,
  }
}
