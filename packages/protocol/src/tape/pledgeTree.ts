import { SpecieError } from '@specie/units'
import { bytesToHex, type Hex, hexToBytes, keccak256, zeroHash } from 'viem'

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
 * leaves in ascending order, pairs sorted. The order of the loans does not matter. A tape without loans has the root
 * zero. The library's own `StandardMerkleTree` gives the same tree and takes four times as long over 100,000 loans.
 */
export function pledgeTree(leaves: readonly PledgeLeaf[]): PledgeTree {
  const entries = leaves
    .map((leaf) => ({ ...leaf, hash: leafHash(leaf) }))
    .sort((a, b) => compareBytes(a.hash, b.hash))
  const nodes = nodesOver(entries.map(({ hash }) => hash))
  const places = new Map(
    entries.map((entry, index) => [
      entry.fingerprint.toLowerCase(),
      { entry, node: nodes.length - 1 - index },
    ]),
  )
  return {
    root: nodes.length === 0 ? zeroHash : bytesToHex(nodes[0]!),
    proofOf(fingerprint) {
      const found = places.get(fingerprint.toLowerCase())
      if (found === undefined) {
        throw new SpecieError({
          code: 'pledge.unknown',
          message: `No loan of this tape has the fingerprint ${fingerprint}`,
          expected: 'a fingerprint that the tape lists',
        })
      }
      return { loanHash: found.entry.loanHash, proof: siblingsOf(nodes, found.node) }
    },
  }
}

function leafHash({ fingerprint, loanHash }: PledgeLeaf): Uint8Array {
  const encoded = new Uint8Array(64)
  encoded.set(hexToBytes(fingerprint, { size: 32 }), 0)
  encoded.set(hexToBytes(loanHash, { size: 32 }), 32)
  return keccak256(keccak256(encoded, 'bytes'), 'bytes')
}

/** All nodes, the root first: the children of node i are 2i + 1 and 2i + 2, the leaves come last, backwards. */
function nodesOver(hashes: readonly Uint8Array[]): Uint8Array[] {
  const nodes = new Array<Uint8Array>(Math.max(0, 2 * hashes.length - 1))
  for (const [index, hash] of hashes.entries()) nodes[nodes.length - 1 - index] = hash
  for (let i = nodes.length - hashes.length - 1; i >= 0; i--)
    nodes[i] = nodeHash(nodes[2 * i + 1]!, nodes[2 * i + 2]!)
  return nodes
}

function nodeHash(a: Uint8Array, b: Uint8Array): Uint8Array {
  const inOrder = compareBytes(a, b) <= 0
  const pair = new Uint8Array(64)
  pair.set(inOrder ? a : b, 0)
  pair.set(inOrder ? b : a, 32)
  return keccak256(pair, 'bytes')
}

function siblingsOf(nodes: readonly Uint8Array[], leaf: number): Hex[] {
  const siblings: Hex[] = []
  for (let node = leaf; node > 0; node = (node - 1) >> 1) {
    siblings.push(bytesToHex(nodes[node % 2 === 1 ? node + 1 : node - 1]!))
  }
  return siblings
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < 32; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}
