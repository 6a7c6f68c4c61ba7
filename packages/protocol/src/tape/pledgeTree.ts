import { StandardMerkleTree } from '@openzeppelin/merkle-tree'
import { SpecieError } from '@specie/units'
import { type Hex, zeroHash } from 'viem'

/** One loan as the tape root commits to it. */
export interface PledgeLeaf {
  /** 32 bytes by which the same loan is recognised in any tape. */
  readonly fingerprint: Hex
  /** Hash of the loan's canonical line. */
  readonly loanHash: Hex
}

/** The Merkle tree over a tape's loans; its root is what a pool reports. */
export interface PledgeTree {
  readonly root: Hex
  /**
   * Shows that the loan is in the tape.
   * @throws SpecieError `pledge.unknown` when no loan has this fingerprint.
   */
  proofOf(fingerprint: Hex): { readonly loanHash: Hex; readonly proof: readonly Hex[] }
}

/**
 * Builds the tree of OpenZeppelin's standard form: leaf = keccak256(keccak256(abi.encode(fingerprint, loanHash))),
 * pairs sorted. The order of the loans does not matter. A tape without loans has the root zero.
 */
export function pledgeTree(leaves: readonly PledgeLeaf[]): PledgeTree {
  const hashes = new Map(leaves.map(({ fingerprint, loanHash }) => [fingerprint.toLowerCase(), loanHash]))
  const tree =
    leaves.length === 0
      ? undefined
      : StandardMerkleTree.of(
          leaves.map(({ fingerprint, loanHash }) => [fingerprint, loanHash]),
          ['bytes32', 'bytes32'],
        )
  return {
    root: (tree?.root ?? zeroHash) as Hex,
    proofOf(fingerprint) {
      const found = hashes.get(fingerprint.toLowerCase())
      if (tree === undefined || found === undefined) {
        throw new SpecieError({
          code: 'pledge.unknown',
          message: `No loan of this tape has the fingerprint ${fingerprint}`,
          expected: 'a fingerprint that the tape lists',
        })
      }
      return { loanHash: found, proof: tree.getProof([fingerprint, found]) as Hex[] }
    },
  }
}
