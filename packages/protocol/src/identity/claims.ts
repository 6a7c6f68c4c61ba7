/**
 * Claims that a KYC issuer can make of a person, by bit of the claims word. The registry gives no meaning to a bit; this
 * list does, for every pool.
 */
export const CLAIMS = {
  /** Name, birth date and address, or incorporation, were verified from documents. */
  identified: 0,
  /** Not on the sanctions lists that the issuer screens against. */
  sanctionsScreened: 1,
  /** Source of funds was examined. */
  fundsExamined: 2,
  /** Tax residence is known and certified. */
  taxCertified: 3,
  /** Accredited investor of US Regulation D. */
  accredited: 4,
  /** Professional client of EU MiFID II. */
  professional: 5,
  /** A company, fund or other legal person. */
  institution: 6,
  /** A US person; pools under US Regulation S forbid it. */
  usPerson: 16,
  /** A politically exposed person. */
  politicallyExposed: 17,
} as const

/** Name of a claim. */
export type ClaimName = keyof typeof CLAIMS

/** The word with the bits of the given claims. */
export function claimBits(names: readonly ClaimName[]): bigint {
  return names.reduce((word, name) => word | (1n << BigInt(CLAIMS[name])), 0n)
}

/** Names of the claims in a word; bits without a name are left out. */
export function claimNames(word: bigint): ClaimName[] {
  return (Object.keys(CLAIMS) as ClaimName[]).filter((name) => (word >> BigInt(CLAIMS[name])) & 1n)
}

/** Investor classes, larger is more permissive. */
export const INVESTOR_CLASSES = { none: 0, retail: 1, qualified: 2, professional: 3, institution: 4 } as const
