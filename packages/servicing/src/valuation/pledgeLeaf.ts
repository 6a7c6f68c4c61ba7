import { loanHash, type PledgeLeaf } from '@specie/protocol'
import { canonicalLoan, type Loan } from '@specie/tape'
import type { Hex } from 'viem'

/** A loan as the tape root commits to it. */
export function pledgeLeaf(loan: Loan): PledgeLeaf {
  return { fingerprint: loan.fingerprint as Hex, loanHash: loanHash(canonicalLoan(loan)) }
}
