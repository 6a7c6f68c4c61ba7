import type { ClaimName } from '@specie/protocol'

/** What a claim says in words, and why a pool asks for it. */
export interface ClaimWords {
  readonly title: string
  readonly why: string
  /** How somebody comes to it. */
  readonly how: string
}

/** The claims that a KYC issuer can make, for a person who reads them for the first time. */
export const CLAIM_WORDS: Readonly<Record<ClaimName, ClaimWords>> = {
  identified: {
    title: 'Identity checked',
    why: 'Loans are securities in most countries: the issuer must know whose they are.',
    how: 'Name and address are compared with a passport, or with the commercial register for a company.',
  },
  sanctionsScreened: {
    title: 'Not on a sanctions list',
    why: 'No pool may pay money to somebody who is under sanctions.',
    how: 'The name is compared with the lists of the EU, the UK, the UN and the US. Nothing to do for you.',
  },
  fundsExamined: {
    title: 'Source of funds examined',
    why: 'Asked for large amounts, against money laundering.',
    how: 'A statement of your bank or a tax return shows where the money comes from.',
  },
  taxCertified: {
    title: 'Tax residence certified',
    why: 'Income may be taxed at its source unless the residence is known.',
    how: 'A self-certification of your tax residence (CRS, W-8 or W-9).',
  },
  accredited: {
    title: 'Accredited investor (US)',
    why: 'Needed for pools that are offered in the US under Regulation D.',
    how: 'Proof of income or assets, or a letter of your accountant.',
  },
  professional: {
    title: 'Professional client (EU)',
    why: 'Needed for pools that are offered to professionals only (MiFID II).',
    how: 'Two of three: experience, a portfolio of 500,000 EUR, work in finance.',
  },
  institution: {
    title: 'Company or fund',
    why: 'Tells legal persons from natural ones where rules differ.',
    how: 'An extract of the commercial register.',
  },
  usPerson: {
    title: 'US person',
    why: 'Pools under Regulation S may not have US persons among their holders.',
    how: 'Follows from citizenship and residence.',
  },
  politicallyExposed: {
    title: 'Politically exposed person',
    why: 'Holders of public offices are examined more closely.',
    how: 'Follows from a screening of public offices.',
  },
}

/** Claims without which no share of a pool can be bought here. */
export const USUAL_CLAIMS = ['identified', 'sanctionsScreened'] as const satisfies readonly ClaimName[]

/** Investor classes as people call them, least permissive first. */
export const CLASS_WORDS = {
  retail: { title: 'Private investor', hint: 'You invest your own savings.' },
  qualified: {
    title: 'Qualified investor',
    hint: 'You pass an asset or income test, or have signed a risk warning.',
  },
  professional: { title: 'Professional investor', hint: 'You invest for a living, or are treated as if.' },
  institution: { title: 'Institution', hint: 'A bank, insurer, fund or large company.' },
} as const

/** The name of a class. */
export type InvestorClass = keyof typeof CLASS_WORDS
