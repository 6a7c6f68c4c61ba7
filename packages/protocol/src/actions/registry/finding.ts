import { type Address, encodeAbiParameters, type Hex, keccak256 } from 'viem'
import type { PledgeTree } from '../../tape/pledgeTree.ts'

/** The same loan in the present tapes of two live pools. */
export interface Finding {
  readonly fingerprint: Hex
  readonly pools: readonly [Address, Address]
  /** Hash of the loan's line in each pool's tape, and its proof. */
  readonly loanHash: readonly [Hex, Hex]
  readonly proof: readonly [readonly Hex[], readonly Hex[]]
  /** 32 random bytes that hide the finding until it is shown. */
  readonly salt: Hex
}

/**
 * The finding that two tapes show.
 * @throws SpecieError `pledge.unknown` when one of the tapes lacks the loan.
 */
export function findingIn(
  fingerprint: Hex,
  pools: readonly [Address, Address],
  trees: readonly [PledgeTree, PledgeTree],
  salt: Hex,
): Finding {
  const [first, second] = [trees[0].proofOf(fingerprint), trees[1].proofOf(fingerprint)]
  return {
    fingerprint,
    pools,
    loanHash: [first.loanHash, second.loanHash],
    proof: [first.proof, second.proof],
    salt,
  }
}

/** What a finder commits to a block before it shows the finding, so that nobody can take it. */
export function commitmentOf(finder: Address, finding: Finding): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: 'address' }, { type: 'address[2]' }, { type: 'bytes32' }, { type: 'bytes32' }],
      [finder, finding.pools, finding.fingerprint, finding.salt],
    ),
  )
}
